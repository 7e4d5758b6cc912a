// Bundles what is shipped: dist/extension.js (with dist/client.js and the report's page, dist/report.js), dist/server.js
// (which loads dist/server-main.js), dist/cli.js (with what both load when they need it: dist/scan-worker.js, their threads, and
// dist/mcp-client.js, which asks servers), dist/engine.mjs. Then proves that the language rooms and the server's core also bundle
// for a browser, where a Node import would fail.
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './generate.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const minify = !process.argv.includes('--debug');
/** What an editor has to load before it can say anything. */
const serverBundles = ['server.js', 'server-main.js'];

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

/**
 * What is imported lazily is a bundle of its own beside the one that imports it, as a bundle is read from its first to its
 * last byte whenever it starts: the extension's entry for every JSON file, `mcp-policy` for every command.
 */
const lazyBundles = {
  name: 'lazy-bundles',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) =>
    bundle.onResolve({ filter: /^(\.\/client\.ts|@mcp-policy\/mcp\/client)$/ }, ({ kind, path: name }) => {
      if (kind !== 'dynamic-import') return undefined;
      return { path: name === './client.ts' ? './client.js' : './mcp-client.js', external: true };
    }),
};
/**
 * A bundle with one character beyond Latin-1 is kept by V8 with two bytes for each. esbuild writes such characters of strings as
 * escapes, but not those of patterns.
 */
const ascii = {
  name: 'ascii',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) =>
    bundle.onEnd(async () => {
      const { outfile = '' } = bundle.initialOptions;
      const code = await readFile(outfile, 'utf8');
      const escaped = code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      await writeFile(outfile, escaped);
    }),
};
/** With `import()` as `require`: both are CommonJS. */
const lazy = { plugins: minify ? [lazyBundles, ascii] : [lazyBundles], supported: { 'dynamic-import': false } };

await rm(path.join(root, 'dist'), { recursive: true, force: true });
await Promise.all([
  build({
    ...node,
    entryPoints: ['client/src/index.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    ...lazy,
  }),
  build({ ...node, entryPoints: ['client/src/client.ts'], outfile: 'dist/client.js', external: ['vscode'] }),
  build({
    ...common,
    entryPoints: { report: 'client/webview/report.ts', page: 'client/webview/page.ts' },
    outdir: 'dist',
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
  build({ ...node, ...lazy, entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server-main.js' }),
  build({
    ...node,
    ...lazy,
    entryPoints: ['cli/src/index.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({ ...node, entryPoints: ['mcp/src/client/index.ts'], outfile: 'dist/mcp-client.js' }),
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

/** What is needed seldom belongs into a bundle of its own, like the MCP client. */
const largestServer = 1_500_000;
const sizes = await Promise.all(serverBundles.map((file) => stat(path.join(root, 'dist', file))));
const size = sizes.reduce((sum, one) => sum + one.size, 0);
if (minify && size > largestServer) {
  throw new Error(
    `${serverBundles.join(' and ')} have ${size} bytes, more than ${largestServer}: load what is needed seldom from a bundle of its own.`,
  );
}
