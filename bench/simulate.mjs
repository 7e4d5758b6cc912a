// `mcp-policy simulate`, as it is shipped, against the floor: a plain read and JSON.parse of the same file.
//   node simulate.mjs [--rounds 5] [--no-memory]
// Whole processes, start included, in turn; ratios are paired by round. Then memory at 1 and at 4 million calls.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBigCalls } from './gen.mjs';
import { median } from './lib/rng.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const data = path.join(here, '../out/bench');
const arg = (key, otherwise) => {
  const at = process.argv.indexOf(`--${key}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rounds = Number(arg('rounds', 5));
const cores = os.availableParallelism();
const usage = path.join(here, 'lib/usage.cjs');
const policy = path.join(data, 'policy-1000.json');

const floor = (file) => [path.join(here, 'lib/floor.mjs'), file];
const simulate = (file, workers) => [
  '--require',
  usage,
  path.join(here, '../dist/cli.js'),
  'simulate',
  policy,
  '--calls',
  file,
  ...(workers ? ['--workers', String(workers)] : []),
];

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
    child.on('error', reject).on('close', (code) => {
      if (code === 0) resolve(JSON.parse(told.trim().split('\n').at(-1)));
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${told}`));
    });
  });
}

const million = writeBigCalls(1_000_000);
fs.readFileSync(million);
const kinds = {
  'floor: read + JSON.parse': floor(million),
  'simulate --workers 1': simulate(million, 1),
  [`simulate (default: ${cores} cores)`]: simulate(million),
};
const samples = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
for (let round = 0; round < rounds; round++) {
  for (const [kind, args] of Object.entries(kinds)) samples[kind].push(await run(args));
}
const [base] = Object.values(samples);
const F = (value) => Math.round(value).toLocaleString('en-US');
console.log(`\n1,000,000 calls, ${F(fs.statSync(million).size / 1e6)} MB, ${rounds} rounds; limits on; ${cores} cores`);
console.log('| process | ms (min..max) | time / floor | CPU ms | CPU / floor | peak MB |');
console.log('|---|--:|--:|--:|--:|--:|');
const report = {};
for (const [kind, runs] of Object.entries(samples)) {
  const of = (key) => runs.map((one) => one[key]);
  const ratio = (key) => median(runs.map((one, i) => one[key] / base[i][key]));
  const [ms, cpu, rss] = [of('ms'), of('cpuMs'), of('rssMB')];
  report[kind] = { runs, ratio: ratio('ms'), cpuRatio: ratio('cpuMs') };
  console.log(
    `| ${kind} | ${F(median(ms))} (${F(Math.min(...ms))}..${F(Math.max(...ms))}) | ${ratio('ms').toFixed(2)} | ${F(median(cpu))} | ${ratio('cpuMs').toFixed(2)} | ${F(Math.max(...rss))} |`,
  );
}
if (!process.argv.includes('--no-memory')) {
  const most = writeBigCalls(4_000_000);
  console.log('\n| peak memory, MB | 1,000,000 calls | 4,000,000 calls |\n|---|--:|--:|');
  for (const workers of [1, undefined]) {
    const [one, four] = [await run(simulate(million, workers)), await run(simulate(most, workers))];
    report[`memory ${workers ?? cores}`] = [one.rssMB, four.rssMB];
    console.log(`| ${workers ? '--workers 1' : 'default'} | ${F(one.rssMB)} | ${F(four.rssMB)} |`);
  }
}
fs.writeFileSync(path.join(data, 'simulate.json'), JSON.stringify(report, null, 1));
