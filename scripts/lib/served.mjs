// VS Code served on 127.0.0.1, with its own temporary user data, and stopped with everything it started.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { run } from './steps.mjs';

/** Keeps the workbench to the point: nothing is fetched, nothing asks for attention. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'json.schemaDownload.enable': false,
  'editor.minimap.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * @typedef {object} Options
 * @property {import('../host.mjs').Host} host
 * @property {string} [vsix] a packed extension to install first
 * @property {boolean} [trustSwitch] false leaves workspace trust on, so that a new folder is not trusted. Default true
 * @property {string} [token] the connection token; without one, none is asked for
 * @property {boolean} [testDriver] lets a page start an extension test suite; it also hides notifications
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {Readonly<Record<string, string>>} [env]
 */

/**
 * @typedef {object} Served
 * @property {string} origin `http://127.0.0.1:<port>`
 * @property {number} port
 * @property {string} folder its temporary folder
 * @property {() => Promise<void>} stop
 */

/**
 * Starts it and resolves when it listens.
 * @param {Options} options
 * @returns {Promise<Served>}
 */
export async function serve(options) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-vscode-'));
  const data = [
    '--server-data-dir',
    path.join(folder, 'data'),
    '--user-data-dir',
    path.join(folder, 'user'),
    '--extensions-dir',
    path.join(folder, 'extensions'),
  ];
  const env = { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env };
  // What npm hands its scripts is not what a user's VS Code sees.
  for (const name of Object.keys(env)) if (name.startsWith('npm_')) delete env[name];
  await mkdir(path.join(folder, 'user/User'), { recursive: true });
  await writeFile(
    path.join(folder, 'user/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }),
  );
  const { node, entry } = options.host;
  if (options.vsix)
    await run(node, [entry, '--install-extension', options.vsix, ...data], { env, quiet: true, cwd: folder });

  const child = spawn(
    node,
    [
      entry,
      ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...data,
      ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
      ...(options.trustSwitch === false ? [] : ['--disable-workspace-trust']),
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // Already gone.
    }
  };
  process.once('exit', killGroup);
  const stop = async () => {
    killGroup();
    await ended;
    process.off('exit', killGroup);
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    const port = await listening(child);
    return { origin: `http://127.0.0.1:${port}`, port, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} the port */
function listening(child) {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (/** @type {Buffer} */ data) => {
      log += data;
      const port = /listening on (\d+)/.exec(log)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code} before it listened:\n${log}`)));
  });
}
