// Reading a policy: parsePolicy + compilePolicy against jsonc-parser's parseTree of the same text, in turn, in one process.
//   node compile.mjs [--rounds 15]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseTree } from 'jsonc-parser';
import { compilePolicy, parsePolicy } from '../dist/engine.mjs';
import { median } from './lib/rng.mjs';

const data = path.join(path.dirname(fileURLToPath(import.meta.url)), '../out/bench');
const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 15 : Number(process.argv[at + 1]);

const time = (work) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
console.log('| tools | parseTree ms | parsePolicy + compilePolicy ms | ratio | best / best |\n|--:|--:|--:|--:|--:|');
for (const tools of [100, 1000, 10_000]) {
  const text = fs.readFileSync(path.join(data, `policy-${tools}.json`), 'utf8');
  const theirs = [];
  const ours = [];
  for (let round = 0; round < rounds; round++) {
    // A text of its own each time, as after an edit: nothing may be remembered.
    const fresh = `${text.slice(0, -1)}${' '.repeat(round)}\n`;
    theirs.push(time(() => parseTree(fresh)));
    ours.push(time(() => compilePolicy(parsePolicy(fresh).policy).decide({ tool: 'list_customers' })));
  }
  const ratio = median(ours.map((ms, i) => ms / theirs[i]));
  const best = Math.min(...ours) / Math.min(...theirs);
  console.log(
    `| ${tools} | ${median(theirs).toFixed(2)} | ${median(ours).toFixed(2)} | ${ratio.toFixed(2)} | ${best.toFixed(2)} |`,
  );
}
