// The bundles that are shipped: what each is made of, and how. One list for the build and for the tests, which so run what is shipped.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './steps.mjs';

/** @typedef {import('./bundles.d.mts').BundleFile} BundleFile */

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
 * The libraries of LSP are CommonJS with some 700 exports, each behind a getter. Every file of ours that imports one would get a
 * copy of all of them, made one property after the other when the bundle starts. So they are imported in one place, which passes on
 * the names that are used.
 */
const importedOnce = {
  name: 'imported-once',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) => {
    const namespace = 'imported-once';
    const require = createRequire(path.join(root, 'server/package.json'));
    bundle.onResolve({ filter: /^vscode-languageserver(-protocol)?(\/node)?$/ }, ({ kind, path: name }) =>
      kind === 'import-statement' ? { path: name, namespace } : undefined,
    );
    bundle.onLoad({ filter: /./, namespace }, ({ path: name }) => {
      const names = Object.keys(require(name)).filter((key) => key !== 'default');
      // What nobody imports is left out of the bundle.
      const lines = names.map((key) => `export const ${key} = /* @__PURE__ */ (() => all.${key})();`);
      const contents = [`const all = require(${JSON.stringify(name)});`, ...lines].join('\n');
      return { contents, resolveDir: path.join(root, 'server') };
    });
    // Both the language room and the library of the server have their own copy, of which one is enough.
    const types = /^vscode-languageserver-types$/;
    bundle.onResolve({ filter: types }, ({ path: name, kind, pluginData }) =>
      pluginData === types ? undefined : bundle.resolve(name, { kind, resolveDir: root, pluginData: types }),
    );
  },
};

/**
 * Modules that take a millisecond or more to load, and that a start does without, though files that it needs import them: some of Node,
 * and RE2, which most patterns do without. They are loaded when something of theirs is first asked for.
 */
const loadedWhenUsed = {
  name: 'loaded-when-used',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) => {
    const namespace = 'loaded-when-used';
    const require = createRequire(path.join(root, 'engine/package.json'));
    bundle.onResolve(
      { filter: /^((node:)?(child_process|crypto|fs\/promises|timers\/promises|worker_threads|zlib)|re2js)$/ },
      ({ path: name, importer, namespace: from }) =>
        from === namespace
          ? undefined
          : { path: `${name} for ${path.relative(root, importer)}`, namespace, pluginData: { name, importer } },
    );
    bundle.onLoad({ filter: /./, namespace }, async ({ pluginData: { name, importer } }) => {
      const code = await readFile(importer, 'utf8');
      // Of the names that the module has, those that stand in the file.
      const keys = Object.keys(require(name)).filter((key) => new RegExp(`\\b${key}\\b`).test(code));
      const load = `require(${JSON.stringify(name)})`;
      const contents = `for (const key of ${JSON.stringify(keys)}) Object.defineProperty(exports, key, { enumerable: true, get: () => ${load}[key] });`;
      return { contents, resolveDir: path.dirname(importer) };
    });
  },
};

/**
 * What TypeScript makes of `export *` and `import * as` in those libraries defines a getter for each name: some 700 names go through
 * four files so, and those of a few modules of Node. None of them changes after its module has run: the values do.
 */
const namedByValue = {
  name: 'named-by-value',
  setup: (/** @type {import('esbuild').PluginBuild} */ bundle) =>
    bundle.onLoad(
      { filter: /[\\/]vscode-(?:languageserver(?:-protocol)?|jsonrpc)[\\/]lib[\\/].*\.js$/, namespace: 'file' },
      async ({ path: file }) => {
        const code = await readFile(file, 'utf8');
        const contents = code
          .replace('__createBinding(exports, m, p);', 'exports[p] = m[p];')
          .replaceAll(/__importStar\((require\("(?:fs|os|path|url)"\))\)/g, '$1');
        return { contents };
      },
    ),
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  conditions: ['node', 'import'],
};
/** With `import()` as `require`: both are CommonJS. @type {import('esbuild').BuildOptions} */
const lazyNode = {
  ...node,
  plugins: [lazyBundles, importedOnce, namedByValue, loadedWhenUsed],
  supported: { 'dynamic-import': false },
};
const executable = { banner: { js: '#!/usr/bin/env node' } };
/** @type {import('esbuild').BuildOptions} */
const webview = { platform: 'browser', format: 'iife', target: 'es2022' };

/** @type {Readonly<Record<string, import('esbuild').BuildOptions>>} */
const options = {
  'extension.js': { ...lazyNode, entryPoints: ['client/src/index.ts'], external: ['vscode'] },
  'client.js': { ...node, entryPoints: ['client/src/client.ts'], external: ['vscode'] },
  'report.js': { ...webview, entryPoints: ['client/webview/report.ts'] },
  'page.js': { ...webview, entryPoints: ['client/webview/page.ts'] },
  'server.js': { ...node, entryPoints: ['server/src/node.ts'], ...executable },
  'server-main.js': { ...lazyNode, entryPoints: ['server/src/node/main.ts'] },
  'cli.js': { ...lazyNode, entryPoints: ['cli/src/index.ts'], ...executable },
  'mcp-client.js': { ...node, entryPoints: ['mcp/src/client/index.ts'] },
  'scan-worker.js': { ...node, entryPoints: ['workspace/src/node/scan-worker.ts'] },
  'engine.mjs': {
    entryPoints: ['engine/src/index.ts'],
    platform: 'neutral',
    format: 'esm',
    mainFields: ['module', 'main'],
  },
};

/** Bundles whose functions and classes go by their own names however small they are made. `mcp-policy` and servers have `--debug` for that. */
const keepsNames = new Set(['engine.mjs', 'mcp-client.js']);

/** The names of all bundles. */
export const bundleNames = Object.keys(options);

/** What the language server consists of; the first is its entry. */
export const serverBundles = ['server.js', 'server-main.js', 'mcp-client.js', 'scan-worker.js'];

/** Those that are run by their names. */
export const executables = bundleNames.filter((name) => options[name]?.banner !== undefined);

/**
 * Makes one bundle from the sources as they are now; writes nothing.
 * @param {string} name @param {{ debug?: boolean }} [how] `debug`: readable, with its source map as a second file
 * @returns {Promise<readonly BundleFile[]>}
 */
export async function makeBundle(name, { debug = false } = {}) {
  const { outputFiles } = await build({
    target: 'node20',
    ...options[name],
    // esbuild does not know that Node has them, and would make such a pattern anew each time it is come across.
    supported: { 'regexp-unicode-property-escapes': true, ...options[name]?.supported },
    absWorkingDir: root,
    outfile: path.join(root, 'dist', name),
    bundle: true,
    write: false,
    minify: !debug,
    // Costs a call for each function when a bundle starts, and memory for its name: for those alone that others build on.
    keepNames: keepsNames.has(name),
    sourcemap: debug ? 'linked' : false,
    logLevel: 'warning',
    legalComments: 'none',
  });
  return outputFiles.map(({ path: file, text }) => {
    return { name: path.basename(file), text: debug ? text : ascii(text) };
  });
}

/**
 * A bundle with one character beyond Latin-1 is kept by V8 with two bytes for each. esbuild writes such characters of strings as
 * escapes, but not those of patterns.
 * @param {string} code
 */
function ascii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
