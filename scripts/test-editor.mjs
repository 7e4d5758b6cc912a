// The tests in the real editor, against the packed .vsix: suites inside VS Code's extension host, in a trusted folder and in one
// that is not, then the workbench as a person sees it. Screenshots go to out/screenshots/.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ensureHost } from './host.mjs';
import { ensureBrowser } from './lib/browser.mjs';
import { quietBrowser, runDesktop, runServed } from './lib/in-editor.mjs';
import { mochaResults, sum } from './lib/results.mjs';
import { serve } from './lib/served.mjs';
import { root, run, step } from './lib/steps.mjs';
import { copySample } from './lib/test-workspace.mjs';
import { vsix } from './package.mjs';

const bundled = path.join(root, 'out/test/editor');
const screenshots = path.join(root, 'out/screenshots');

/** `VSCODE_TEST_HOST=desktop` runs the suites in a desktop VS Code that test-electron downloads; the default serves one. */
const desktop = process.env.VSCODE_TEST_HOST === 'desktop';

/** `MCP_POLICY_PARTS=workbench` (or several with commas) runs only these, which saves starting the others. */
const parts = process.env.MCP_POLICY_PARTS?.split(',') ?? ['trusted', 'untrusted', 'workbench'];

/**
 * Runs them all.
 * @returns {Promise<import('./lib/results.mjs').Counts>}
 */
export async function testEditor() {
  await bundleTests();
  const host = desktop ? undefined : await ensureHost();
  const counts = [];
  for (const part of ['trusted', 'untrusted'].filter((one) => parts.includes(one))) {
    const trusted = part === 'trusted';
    const title = `Inside VS Code, ${trusted ? 'trusted' : 'untrusted'} folder`;
    counts.push(await step(title, () => suite(title, trusted, host)));
  }
  if (host && parts.includes('workbench')) counts.push(await step('In the workbench', () => workbench(host)));
  return sum(counts);
}

async function bundleTests() {
  await build({
    absWorkingDir: root,
    entryPoints: { suite: 'test/editor/suite/index.ts', ui: 'test/editor/ui/index.ts' },
    outdir: bundled,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha', 'playwright-core'],
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
}

/** @param {string} title @param {boolean} trusted @param {import('./host.mjs').Host | undefined} host */
function suite(title, trusted, host) {
  return withFolders(async ({ temporary, workspace }) => {
    const results = path.join(temporary, 'results.json');
    const env = { MCP_POLICY_SUITE: trusted ? 'trusted' : 'untrusted', MCP_POLICY_CLI: path.join(root, 'dist/cli.js') };
    const options = { tests: path.join(bundled, 'suite.cjs'), workspace, results, vsix, trusted, env };
    try {
      await (host ? runServed(options, host) : runDesktop(options));
    } catch (error) {
      // A failing suite says so in its result file; one that did not get that far has none, and that is a failure too.
      console.log(`  ${error instanceof Error ? error.message : error}`);
    }
    return mochaResults(title, results);
  });
}

/** @param {import('./host.mjs').Host} host */
function workbench(host) {
  return withFolders(({ temporary, workspace: trustedFolder }) =>
    withFolders(async ({ workspace: untrustedFolder }) => {
      await rm(screenshots, { recursive: true, force: true });
      await mkdir(screenshots, { recursive: true });
      const results = path.join(temporary, 'results.json');
      const quietly = { 'security.workspace.trust.startupPrompt': 'never' };
      const servers = await Promise.all([
        serve({ host, vsix }),
        serve({ host, vsix, trustSwitch: false, settings: quietly }),
      ]);
      const [trusted, untrusted] = servers;
      const env = {
        ...process.env,
        CHROMIUM: await ensureBrowser(),
        MCP_POLICY_BROWSER_ARGS: JSON.stringify(quietBrowser),
        MCP_POLICY_CLI: path.join(root, 'dist/cli.js'),
        MCP_POLICY_TEST_SERVERS: path.join(root, 'test/servers'),
        MCP_POLICY_RESULTS: results,
        MCP_POLICY_SCREENSHOTS: screenshots,
        MCP_POLICY_TRUSTED: trusted.origin,
        MCP_POLICY_TRUSTED_FOLDER: trustedFolder,
        MCP_POLICY_UNTRUSTED: untrusted.origin,
        MCP_POLICY_UNTRUSTED_FOLDER: untrustedFolder,
      };
      try {
        await run(process.execPath, [path.join(bundled, 'ui.cjs')], { env }).catch(() => undefined);
      } finally {
        await Promise.all(servers.map((server) => server.stop()));
      }
      return mochaResults('The workbench', results);
    }),
  );
}

/**
 * Gives work a temporary folder and a copy of the sample workspace, and takes both away again.
 * @template T
 * @param {(folders: { temporary: string, workspace: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withFolders(work) {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-test-'));
  const workspace = await copySample();
  try {
    return await work({ temporary, workspace });
  } finally {
    await Promise.all(
      [temporary, workspace].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })),
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed } = await testEditor();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
