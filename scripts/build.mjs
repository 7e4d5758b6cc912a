// Writes the bundles that are shipped (lib/bundles.mjs says which) into dist/. Then proves that the language rooms and the server's
// core also bundle for a browser, where a Node import would fail.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import './generate.mjs';
import { bundleNames, executables, makeBundle } from './lib/bundles.mjs';
import { root } from './lib/steps.mjs';

const debug = process.argv.includes('--debug');
const dist = path.join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
await Promise.all([...bundleNames.map(write), proveForBrowsers()]);
if (!debug) await proveSmall();

/** @param {string} name */
async function write(name) {
  const mode = executables.includes(name) ? 0o755 : 0o644;
  const files = await makeBundle(name, { debug });
  await Promise.all(files.map((file) => writeFile(path.join(dist, file.name), file.text, { mode })));
}

async function proveForBrowsers() {
  await build({
    absWorkingDir: root,
    entryPoints: ['language/src/index.ts', 'server/src/index.ts'],
    bundle: true,
    write: false,
    outdir: 'out/browser',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'import'],
    logLevel: 'warning',
  });
}

/** What an editor has to load before it can say anything is small: what is needed seldom belongs into a bundle of its own. */
async function proveSmall() {
  const most = 1_500_000;
  const loaded = ['server.js', 'server-main.js'];
  const sizes = await Promise.all(loaded.map((name) => stat(path.join(dist, name))));
  const size = sizes.reduce((sum, one) => sum + one.size, 0);
  if (size > most) throw new Error(`${loaded.join(' and ')} have ${size} bytes, more than ${most}.`);
}
