// Runs a test suite inside VS Code's extension host: in the served VS Code here, in a desktop one where that can be downloaded.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { serve } from './served.mjs';
import { root } from './steps.mjs';

const stub = path.join(root, 'test/editor/stub');
/** A suite that has not ended by then hangs. Milliseconds. */
const patience = 600_000;

/**
 * No question about trust at the start: a test answers none. And no git of VS Code's own: when a repository is gone while it asks
 * git about a file, the broken pipe is an uncaught error, which mocha takes for one of the test that runs just then.
 */
const quietly = { 'security.workspace.trust.startupPrompt': 'never', 'git.enabled': false };

/** Arguments for a Chromium that talks to nobody but us. */
export const quietBrowser = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * @typedef {object} Suite
 * @property {string} tests the bundled suite: exports `run()`
 * @property {string} workspace the folder to open
 * @property {string} results where the suite writes its results
 * @property {string} vsix the packed extension under test
 * @property {boolean} trusted
 * @property {Readonly<Record<string, string>>} env
 */

/**
 * Runs a suite in the served VS Code. Resolves when it has ended; its result file says how.
 * @param {Suite} suite
 * @param {import('../host.mjs').Host} host
 */
export async function runServed({ tests, workspace, results, vsix, trusted, env }, host) {
  const executablePath = await ensureBrowser();
  const served = await serve({
    host,
    vsix,
    testDriver: true,
    trustSwitch: trusted,
    settings: quietly,
    env: { ...env, MCP_POLICY_RESULTS: results },
  });
  let browser;
  try {
    browser = await chromium.launch({ executablePath, headless: true, args: quietBrowser });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const log = [];
    const ended = new Promise((resolve, reject) => {
      page.once('crash', () => reject(new Error('The page of VS Code crashed.')));
      setTimeout(() => reject(new Error(`The suite did not end within ${patience / 1000} s.`)), patience).unref();
      page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => log.push(`${type}: ${args.join(' ')}`));
    const uri = (/** @type {string} */ file) => `vscode-remote://127.0.0.1:${served.port}${file}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', uri(stub)],
      ['extensionTestsPath', uri(tests)],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ]);
    const address = `${served.origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`;
    await page.goto(address, { timeout: patience });
    const code = await ended;
    if (code !== 0 && process.env.MCP_POLICY_VERBOSE) console.log(log.join('\n'));
  } finally {
    await browser?.close();
    await served.stop();
  }
}

/**
 * The same in a desktop VS Code of test-electron's, which downloads it (Linux: start it under `xvfb-run`).
 * @param {Suite} suite
 */
export async function runDesktop({ tests, workspace, results, vsix, trusted, env }) {
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import(
    '@vscode/test-electron'
  );
  const { run } = await import('./steps.mjs');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-desktop-'));
  const data = [`--user-data-dir=${path.join(folder, 'user')}`, `--extensions-dir=${path.join(folder, 'extensions')}`];
  try {
    const vscodeExecutablePath = await downloadAndUnzipVSCode('stable');
    const [cli = vscodeExecutablePath] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath);
    await run(cli, ['--install-extension', vsix, ...data], { quiet: true });
    await mkdir(path.join(folder, 'user/User'), { recursive: true });
    await writeFile(path.join(folder, 'user/User/settings.json'), JSON.stringify(quietly));
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: stub,
      extensionTestsPath: tests,
      extensionTestsEnv: { ...env, MCP_POLICY_RESULTS: results },
      launchArgs: [
        workspace,
        ...data,
        '--skip-welcome',
        '--skip-release-notes',
        ...(trusted ? ['--disable-workspace-trust'] : []),
      ],
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
