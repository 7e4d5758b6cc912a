// Measures the risk classifier against labels that other people gave: `npm run bench:risk [folder]`.
//
// The folder (or RISK_LABELS) holds `published.jsonl` and `scaffold.jsonl`, one
// `{ tool, server, description, category }` a line. Labels are for measuring: they are not part of this project, nothing is
// learned from them, and the tools that the catalogue knows by name are left out of the count.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(process.argv[2] ?? process.env.RISK_LABELS ?? path.join(root, '../shared/labels'));
/** From this confidence on, a wrong judgement misleads. */
const highConfidence = 0.8;
/** Shares at least (`agreement`, `criticalRecall`), counts at most. */
const aims = {
  published: { agreement: 0.88, criticalRecall: 0.95, criticalCalledLow: 0, readCalledCritical: 0 },
  scaffold: { agreement: 0.9 },
};

const { classifyTool, categories, levelOf, catalogue } = await bundled();
const catalogued = new Set(catalogue.map((entry) => entry.tool));
let missed = 0;
for (const [name, aim] of Object.entries(aims)) {
  const file = path.join(folder, `${name}.jsonl`);
  if (!existsSync(file)) {
    console.error(`No labels: ${name}.jsonl is not in the folder given.`);
    console.error('Give the folder that holds them: npm run bench:risk -- <folder>, or set RISK_LABELS.');
    process.exit(5);
  }
  missed += report(name, measure(readLabels(file)), aim);
}
process.exitCode = missed > 0 ? 1 : 0;

/** The classifier is TypeScript, which Node 20 cannot run. */
async function bundled() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      resolveDir: path.join(root, 'mcp/src/risk'),
      contents: `export { classifyTool } from './classify.ts';
        export { categories, levelOf } from './levels.ts';
        export { catalogue } from './lexicon/catalogue.ts';`,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function readLabels(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
    .filter((row) => !catalogued.has(row.tool));
}

function measure(rows) {
  const judged = rows.map((row) => {
    const risk = classifyTool({ name: row.tool, description: row.description }, { server: row.server });
    return { label: row.category, critical: levelOf(row.category) === 'Critical', risk };
  });
  const critical = judged.filter((one) => one.critical);
  const share = (some, all) => (all.length === 0 ? 1 : some.length / all.length);
  const recallOf = (category) => {
    const labelled = judged.filter((one) => one.label === category);
    return share(
      labelled.filter((one) => one.risk.category === category),
      labelled,
    );
  };
  return {
    judged,
    agreement: share(
      judged.filter((one) => one.risk.category === one.label),
      judged,
    ),
    criticalRecall: share(
      critical.filter((one) => one.risk.level === 'Critical'),
      critical,
    ),
    destructiveRecall: recallOf('Destructive'),
    financialRecall: recallOf('Financial'),
    criticalCalledLow: critical.filter((one) => one.risk.level === 'Low').length,
    readCalledCritical: judged.filter(
      ({ label, risk }) => label === 'Read' && risk.level === 'Critical' && risk.confidence >= highConfidence,
    ).length,
  };
}

/** Prints a measurement; the number of aims it misses. */
function report(name, measured, aim) {
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  console.log(`\n${name}: ${measured.judged.length} tools (those of the catalogue left out)`);
  const lines = [
    ['category agreement', measured.agreement, percent, aim.agreement],
    ['recall of Critical (as Critical)', measured.criticalRecall, percent, aim.criticalRecall],
    ['recall of Destructive', measured.destructiveRecall, percent, undefined],
    ['recall of Financial', measured.financialRecall, percent, undefined],
    ['Critical called Low', measured.criticalCalledLow, String, aim.criticalCalledLow],
    [
      `Read called Critical, confidence ≥ ${highConfidence}`,
      measured.readCalledCritical,
      String,
      aim.readCalledCritical,
    ],
  ];
  let misses = 0;
  for (const [what, value, show, goal] of lines) {
    const met = goal === undefined || (show === percent ? value >= goal : value <= goal);
    if (!met) misses++;
    const verdict =
      goal === undefined ? '' : `  aim ${show === percent ? '≥' : '≤'} ${show(goal)} ${met ? 'met' : 'MISSED'}`;
    console.log(`  ${what.padEnd(40)}${show(value).padStart(8)}${verdict}`);
  }
  console.log('  label ↓  judged →');
  const cell = (text) => String(text).padStart(12);
  console.log(`  ${''.padEnd(12)}${categories.map(cell).join('')}`);
  for (const label of categories) {
    const row = categories.map(
      (category) => measured.judged.filter((one) => one.label === label && one.risk.category === category).length,
    );
    console.log(`  ${label.padEnd(12)}${row.map(cell).join('')}`);
  }
  calibration(measured.judged);
  return misses;
}

/** How often a judgement of some confidence agrees: an honest confidence rises with it. */
function calibration(judged) {
  const bounds = [0, 0.5, 0.7, 0.9, 1.01];
  const text = bounds.slice(0, -1).map((low, index) => {
    const within = judged.filter(({ risk }) => risk.confidence >= low && risk.confidence < bounds[index + 1]);
    return `≥ ${low}: ${within.filter(({ label, risk }) => risk.category === label).length} of ${within.length}`;
  });
  console.log(`  agreement by confidence: ${text.join(', ')}`);
}
