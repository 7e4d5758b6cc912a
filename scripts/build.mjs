// Bundles what is shipped: dist/extension.js (with dist/client.js and the report's page, dist/report.js), dist/server.js,
// dist/cli.js (with dist/scan-worker.js, the threads of both), dist/engine.mjs. Then proves that the
// language rooms and the server's core also bundle for a browser, where a Node import would fail.
import { chmod, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './generate.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const minify = !process.argv.includes('--debug');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  keepNames: true,
  sourcemap: minify ? false : 'linked',
  target: 'node20',
  logLevel: 'warning',
  legalComments: 'none',
};
/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['node', 'import'],
};

/** The extension's entry is read for every JSON file; what it imports lazily is a bundle of its own, loaded with the first policy. */
const lazyClient = {
  name: 'lazy-client',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) =>
    bundle.onResolve({ filter: /^\.\/client\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './client.js', external: true } : undefined,
    ),
};

await rm(path.join(root, 'dist'), { recursive: true, force: true });
await Promise.all([
  build({
    ...node,
    entryPoints: ['client/src/index.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [lazyClient],
    supported: { 'dynamic-import': false },
  }),
  build({ ...node, entryPoints: ['client/src/client.ts'], outfile: 'dist/client.js', external: ['vscode'] }),
  build({
    ...common,
    entryPoints: ['client/webview/report.ts'],
    outfile: 'dist/report.js',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  }),
  build({
    ...node,
    entryPoints: ['server/src/node.ts'],
    outfile: 'dist/server.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({ ...node, entryPoints: ['cli/src/index.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } }),
  build({ ...node, entryPoints: ['workspace/src/node/scan-worker.ts'], outfile: 'dist/scan-worker.js' }),
  build({
    ...common,
    entryPoints: ['engine/src/index.ts'],
    outfile: 'dist/engine.mjs',
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
  }),
  build({
    ...common,
    entryPoints: ['language/src/index.ts', 'server/src/index.ts'],
    outdir: 'out/browser',
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'import'],
  }),
]);
await Promise.all(['cli.js', 'server.js'].map((file) => chmod(path.join(root, 'dist', file), 0o755)));
