// Decisions/s of every engine in engines/ (plus --extra file.mjs), each in its own process, rounds interleaved.
//   node engines.mjs [--n 100,1000] [--rounds 7] [--ms 400] [--only substr,substr] [--extra /path/ours.mjs,...]

import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './lib/rng.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const arg = (k, d) => {
  const i = process.argv.indexOf(`--${k}`);
  return i < 0 ? d : process.argv[i + 1];
};
const ns = arg('n', '100,1000').split(',').map(Number),
  rounds = +arg('rounds', 7),
  ms = +arg('ms', 400);
let files = fs
  .readdirSync(`${here}/engines`)
  .filter((f) => f.endsWith('.mjs'))
  .sort()
  .map((f) => `${here}/engines/${f}`);
if (arg('only'))
  files = files.filter((f) =>
    arg('only')
      .split(',')
      .some((s) => f.includes(s)),
  );
for (const x of (arg('extra', '') || '').split(',').filter(Boolean)) files.push(path.resolve(x));
const next = (c) =>
  new Promise((res, rej) => {
    const m = (x) => {
        c.off('exit', e);
        res(x);
      },
      e = (code) => {
        c.off('message', m);
        rej(new Error(`exit ${code}`));
      };
    c.once('message', m);
    c.once('exit', e);
  });
const report = {};
for (const n of ns) {
  const kids = [];
  for (const f of files) {
    const c = fork(
      `${here}/lib/engine-child.mjs`,
      [f, `${here}/../out/bench/policy-${n}.json`, `${here}/../out/bench/calls-${n}-10k.jsonl`],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    try {
      const info = await next(c);
      kids.push({ c, f, info, rates: { all: [], pred: [] } });
      process.stderr.write(
        `${n} ${info.name}: load ${info.loadMs.toFixed(1)} ms, disagree ${info.disagree}/${info.checked}\n`,
      );
      if (info.disagree && !info.partial) console.error(JSON.stringify(info.firstBad[0]));
    } catch (e) {
      process.stderr.write(`${n} ${path.basename(f)} FAILED ${e.message}\n`);
    }
  }
  for (let r = 0; r < rounds; r++)
    for (let i = 0; i < kids.length; i++) {
      const k = kids[(i + r) % kids.length];
      for (const workload of ['all', 'pred']) {
        k.c.send({ cmd: 'round', workload, ms });
        k.rates[workload].push((await next(k.c)).rate);
      }
    }
  for (const k of kids) k.c.send({ cmd: 'exit' });
  const F = (x) => Math.round(x).toLocaleString('en-US');
  const stat = (xs) => ({ med: median(xs), min: Math.min(...xs), max: Math.max(...xs) });
  const rows = kids.map((k) => ({
    name: k.info.name,
    file: path.basename(k.f),
    partial: k.info.partial,
    all: stat(k.rates.all),
    pred: stat(k.rates.pred),
    importMs: k.info.importMs,
    loadMs: k.info.loadMs,
    checked: k.info.checked,
    disagree: k.info.disagree,
    rssMB: k.info.rss / 1048576,
  }));
  const bi = Math.max(
      0,
      kids.findIndex((k) => path.basename(k.f).startsWith('01-')),
    ),
    base = rows[bi];
  // Paired ratios: each round against the base engine's sample of the same round; plus best against best (least disturbed).
  const paired = (i, w) => median(kids[i].rates[w].map((x, r) => x / kids[bi].rates[w][r]));
  rows.forEach((r, i) => {
    r.allRatio = paired(i, 'all');
    r.predRatio = paired(i, 'pred');
    r.allBestRatio = r.all.max / base.all.max;
    r.predBestRatio = r.pred.max / base.pred.max;
    r.samples = kids[i].rates;
  });
  report[n] = {
    rounds,
    ms,
    reference: kids[0] && {
      allow: kids[0].info.allow,
      checked: kids[0].info.checked,
      predCalls: kids[0].info.predCalls,
    },
    rows,
  };
  console.log(
    `\nN=${n} tools, ${rounds} interleaved rounds x ${ms} ms per workload; reference allows ${kids[0]?.info.allow}/${kids[0]?.info.checked}; ${kids[0]?.info.predCalls} of the calls reach a tool with predicates. Ratio base: ${base.name}`,
  );
  console.log(
    '| engine | recorded mix: decisions/s (min..max) | ratio | predicate calls only: decisions/s (min..max) | ns/decision | ratio (best/best) | import ms | load ms | disagree |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const r of [...rows].sort((a, b) => b.pred.med - a.pred.med))
    console.log(
      `| ${r.name} | ${F(r.all.med)} (${F(r.all.min)}..${F(r.all.max)}) | ${r.allRatio.toPrecision(3)} | ${F(r.pred.med)} (${F(r.pred.min)}..${F(r.pred.max)}) | ${F(1e9 / r.pred.med)} | ${r.predRatio.toPrecision(3)} (${r.predBestRatio.toPrecision(3)}) | ${r.importMs.toFixed(0)} | ${r.loadMs.toFixed(1)} | ${r.partial ? 'partial' : `${r.disagree}/${r.checked}`} |`,
    );
}
fs.mkdirSync(`${here}/../out/bench`, { recursive: true });
fs.writeFileSync(`${here}/../out/bench/engines-${ns.join('_')}.json`, JSON.stringify(report, null, 1));
