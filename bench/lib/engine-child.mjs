// Child process: one engine, one policy. Waits for {cmd:'round', ms} messages.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { decideRef, flatten, norm } from './sem.mjs';

const [file, policyFile, callsFile] = process.argv.slice(2);
const now = () => Number(process.hrtime.bigint()) / 1e6;
const published = JSON.parse(fs.readFileSync(policyFile, 'utf8')),
  policy = flatten(published);
const calls = fs
  .readFileSync(callsFile, 'utf8')
  .trimEnd()
  .split('\n')
  .map((l) => JSON.parse(l));
const ti = now();
const mod = await import(pathToFileURL(file));
const importMs = now() - ti,
  t0 = now();
await mod.load(mod.v1 ? published : policy); // a module with `export const v1 = true` gets the file as it is
const loadMs = now() - t0;
const isAsync = !!mod.async_;
const decide = mod.decide;
// agreement with the reference, bounded to 20 s
let checked = 0,
  disagree = 0,
  allow = 0;
const firstBad = [];
const tv = now();
for (const c of calls) {
  const want = decideRef(policy, c);
  let got;
  try {
    got = norm(isAsync ? await decide(c) : decide(c));
  } catch (e) {
    got = `throw: ${String(e.message).slice(0, 200)}`;
  }
  checked++;
  if (want) allow++;
  if (got !== want) {
    disagree++;
    if (firstBad.length < 3) firstBad.push({ call: c, want, got, rule: policy.tools[c.tool] });
  }
  if (now() - tv > 20000) break;
}
const pred = calls.filter((c) => {
  const r = Object.hasOwn(policy.tools, c.tool) && !policy.hide.includes(c.tool) ? policy.tools[c.tool] : null;
  return r && (r.require || r.deny_if);
});
// Two workloads: `all` = the recorded mixture; `pred` = only calls whose tool has predicates.
const W = { all: { calls, k: 0, batch: 8 }, pred: { calls: pred, k: 0, batch: 8 } };
let _sink = 0;
function syncBatch(w) {
  const cs = w.calls,
    n = cs.length,
    b = w.batch;
  let k = w.k;
  for (let i = 0; i < b; i++) {
    if (decide(cs[k]) === true) _sink++;
    if (++k === n) k = 0;
  }
  w.k = k;
}
async function asyncBatch(w) {
  const cs = w.calls,
    n = cs.length,
    b = w.batch;
  let k = w.k;
  for (let i = 0; i < b; i++) {
    if ((await decide(cs[k])) === true) _sink++;
    if (++k === n) k = 0;
  }
  w.k = k;
}
async function round(name, ms) {
  const w = W[name];
  let done = 0;
  const s = now();
  let t;
  do {
    const b0 = now();
    if (isAsync) await asyncBatch(w);
    else syncBatch(w);
    done += w.batch;
    t = now();
    if (t - b0 < 5) w.batch *= 2;
  } while (t - s < ms);
  return { rate: (done / (t - s)) * 1000, done };
}
await round('all', 300);
await round('pred', 300); // warm-up
process.send({
  ready: true,
  name: mod.name,
  partial: !!mod.partial,
  importMs,
  loadMs,
  checked,
  disagree,
  allow,
  firstBad,
  predCalls: pred.length,
  rss: process.memoryUsage.rss(),
});
process.on('message', async (m) => {
  if (m.cmd === 'round') process.send(await round(m.workload, m.ms));
  if (m.cmd === 'exit') process.exit(0);
});
