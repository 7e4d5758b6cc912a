// Our language server against VS Code's own JSON server with an enumeration of the tool names: both over stdio, on this
// Node, in turn. Time runs from an edit to the answered diagnostics.
//   node lsp.mjs [--n 1000,10000] [--tended 1000] [--rounds 15] [--warm-up 10] [--processes 3] [--only edits,requests,memory,start]
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureHost } from '../scripts/host.mjs';
import { median } from './lib/rng.mjs';
import { sixEdits } from './lsp/edits.mjs';
import { LanguageServer } from './lsp/language-server.mjs';
import { peerSchema } from './lsp/peer-schema.mjs';
import { makeWorkspace } from './lsp/workspace.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const arg = (key, otherwise) => {
  const at = process.argv.indexOf(`--${key}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const sizes = arg('n', '1000,10000').split(',').filter(Boolean).map(Number);
/** Sizes of policies whose findings somebody has dealt with: there an answer is as short as the peer's. */
const tendedSizes = arg('tended', '1000').split(',').filter(Boolean).map(Number);
const rounds = Number(arg('rounds', 15));
const processes = Number(arg('processes', 3));
/** Rounds of each edit and request before any is measured: V8 compiles what runs often, of both. */
const warmUp = Number(arg('warm-up', 10));
const parts = arg('only', 'edits,requests,memory,start').split(',');

const host = await ensureHost();
const peerMain = path.join(
  path.dirname(host.entry),
  '../extensions/json-language-features/server/dist/node/jsonServerMain.js',
);

/** @typedef {{ folder: string, uri: string, text: string, known: readonly string[] }} Workspace */
/** @param {Workspace} world */
const startOurs = ({ folder }) =>
  LanguageServer.start({ args: [path.join(root, 'dist/server.js')], folder, languageId: 'mcp-policy' });
/** @param {Workspace} world */
const startPeer = ({ folder, uri, known }) =>
  LanguageServer.start({
    args: [peerMain],
    folder,
    languageId: 'json',
    settings: {
      json: {
        validate: { enable: true },
        schemas: [{ fileMatch: [uri], url: `${folder}/schema.json`, schema: peerSchema(known) }],
      },
    },
  });
const starters = { ours: startOurs, peer: startPeer };

/** Whether something is reported on a line; with a code, just that. */
function saw(diagnostics, line, code) {
  return diagnostics.some((found) => found.range.start.line === line && (code === undefined || found.code === code));
}
const seesTool =
  ({ faults }) =>
  (diagnostics) =>
    saw(diagnostics, faults.tool);
/** Both planted faults are seen by ours; the peer knows names only. */
function mustSee({ ours, peer }, { faults }) {
  must(saw(ours, faults.tool, 'tools/unknown-tool'), 'ours does not report the planted tool');
  must(saw(ours, faults.argument, 'conditions/unknown-argument'), 'ours does not report the planted argument');
  must(saw(peer, faults.tool), 'the peer does not report the planted tool');
}
function must(condition, what) {
  if (!condition) throw new Error(`The measurement is worth nothing: ${what}.`);
}

const results = [];
/** Notes one comparison of samples `{ ms, cpu }` in turn: medians of time, and whether the aim is met. */
function compare(what, { ours, peer }, aim, unit = 'ms') {
  const of = (samples, key) => samples.map((sample) => sample[key]);
  const [mine, theirs] = [of(ours, 'ms'), of(peer, 'ms')];
  const ratio = median(mine) / median(theirs);
  const cpu = median(of(ours, 'cpu')) / median(of(peer, 'cpu'));
  const best = Math.min(...mine) / Math.min(...theirs);
  results.push({ what, ours: median(mine), peer: median(theirs), ratio, best, cpu, aim, met: ratio <= aim });
  const f = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const one = (value) => (value < 1 ? `1/${(1 / value).toFixed(1)}` : value.toFixed(2));
  const aimed = aim < 1 ? `1/${Math.round(1 / aim)}` : String(aim);
  console.log(
    `| ${what} | ${f(median(mine))} (${f(Math.min(...mine))}) | ${f(median(theirs))} (${f(Math.min(...theirs))}) ${unit} | ${one(ratio)} | ${one(best)} | ${Number.isNaN(cpu) ? '' : one(cpu)} | ${aimed} | ${ratio <= aim ? 'yes' : '**no**'} |`,
  );
}
const header = (title) =>
  console.log(
    `\n${title}\n\n| what | ours (best) | peer (best) | ratio | best / best | processor | aim | met |\n|---|--:|--:|--:|--:|--:|--:|---|`,
  );

async function measureEdits(tools, tended) {
  const world = makeWorkspace(path.join(root, `out/bench/lsp-${tools}${tended ? '-tended' : ''}`), tools, { tended });
  const servers = { ours: await startOurs(world), peer: await startPeer(world) };
  const found = {};
  for (const [name, server] of Object.entries(servers))
    found[name] = await server.open(world.uri, world.text, seesTool(world));
  mustSee(found, world);
  header(
    `${tools.toLocaleString('en-US')} tools${tended ? ', tended' : ''}, ${(world.text.length / 1024).toFixed(0)} KiB; findings: ${found.ours.length} ours, ${found.peer.length} the peer's; ${rounds} rounds in turn`,
  );
  if (parts.includes('edits')) {
    for (const [what, { inEntry, edit, undo }] of Object.entries(sixEdits(world))) {
      const edits = { ours: [], peer: [] };
      const undos = { ours: [], peer: [] };
      for (let round = 0; round < rounds + warmUp; round++) {
        const undone = {};
        for (const [name, server] of Object.entries(servers)) {
          const changed = await server.edit(edit);
          const back = await server.edit(undo);
          undone[name] = back.diagnostics;
          must(back.diagnostics.length === found[name].length, `${what} was not undone`);
          if (round < warmUp) continue;
          edits[name].push(changed);
          undos[name].push(back);
        }
        mustSee(undone, world);
      }
      const aim = inEntry && tools >= 10_000 ? 1 / 20 : 1 / 8;
      compare(what, edits, aim);
      compare(`${what}: undo`, undos, aim);
    }
  }
  if (parts.includes('requests')) {
    const lines = world.text.split('\n');
    const line = lines.lastIndexOf(`    "${world.ruled}": {`);
    const op = line + lines.slice(line).findIndex((one) => one.includes('"op": "'));
    const positions = {
      'completion of a tool name': ['textDocument/completion', { line, character: 5 }],
      'completion of an operator': [
        'textDocument/completion',
        { line: op, character: lines[op].indexOf('"op": "') + 7 },
      ],
      'hover on a tool name': ['textDocument/hover', { line, character: 7 }],
    };
    for (const [what, [method, position]] of Object.entries(positions)) {
      const times = { ours: [], peer: [] };
      for (let round = 0; round < rounds + warmUp; round++) {
        for (const [name, server] of Object.entries(servers)) {
          const { answer, ...sample } = await server.at(method, position);
          must(answer !== null && (answer.items ?? [answer]).length > 0, `${what}: no answer (${name})`);
          if (round >= warmUp) times[name].push(sample);
        }
      }
      compare(what, times, tools >= 10_000 ? 1 / 2 : 1);
    }
  }
  await Promise.all(Object.values(servers).map((server) => server.stop()));
}

async function measureMemory(tools) {
  const world = makeWorkspace(path.join(root, `out/bench/lsp-${tools}`), tools);
  const memory = { ours: [], peer: [] };
  for (let turn = 0; turn < processes; turn++) {
    for (const [name, start] of Object.entries(starters)) {
      const server = await start(world);
      await server.open(world.uri, world.text, seesTool(world));
      memory[name].push({ ms: server.memory });
      await server.stop();
    }
  }
  compare(`memory after opening, ${tools.toLocaleString('en-US')} tools`, memory, 1.2, 'MB');
}

async function measureStart() {
  const folder = path.join(root, 'examples/filesystem');
  const file = path.join(folder, 'policy.json');
  const text = fs.readFileSync(file, 'utf8');
  const tools = Object.keys(JSON.parse(text).tools);
  const world = { folder: pathToFileURL(folder).href, uri: pathToFileURL(file).href, text, known: tools };
  const times = { ours: [], peer: [] };
  for (let turn = 0; turn < processes * 3; turn++) {
    for (const [name, start] of Object.entries(starters)) {
      const begin = performance.now();
      const server = await start(world);
      await server.open(world.uri, world.text);
      times[name].push({ ms: performance.now() - begin, cpu: server.cpu });
      await server.stop();
    }
  }
  compare('start to first diagnostics, the sample', times, 1);
}

if (parts.includes('edits') || parts.includes('requests')) {
  for (const tools of tendedSizes) await measureEdits(tools, true);
  for (const tools of sizes) await measureEdits(tools, false);
}
header('The process');
if (parts.includes('memory')) for (const tools of sizes) await measureMemory(tools);
if (parts.includes('start')) await measureStart();
const bundles = ['server.js', 'server-main.js'].map((file) => fs.statSync(path.join(root, 'dist', file)).size);
const bundle = bundles.reduce((sum, size) => sum + size, 0);
console.log(`\nServer bundle: ${bundle.toLocaleString('en-US')} bytes [1,500,000].`);
fs.writeFileSync(path.join(root, 'out/bench/lsp.json'), JSON.stringify(results, null, 1));
const missed = results.filter(({ met }) => !met);
if (results.length === 0) console.log('Nothing was measured.');
else if (missed.length === 0) console.log('Every aim is met.');
else console.log(`${missed.length} of ${results.length} aims are missed.`);
