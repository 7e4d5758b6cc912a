import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleServer } from '../lsp/bundle.ts';
import { shopPolicy, snapshot } from '../lsp/samples.ts';
import { workspaceFolder } from '../lsp/workspace-folder.ts';
import { findNeovim } from './find-neovim.ts';

/** Neovim waits 20 s for each of a few conditions; after this it hangs and is ended. */
const longest = 90_000;

/** What `session.lua` writes when it is done. */
interface SessionResult {
  readonly steps: readonly string[];
  readonly pulls?: boolean;
  readonly message?: string;
  readonly place?: readonly number[];
  readonly titles?: readonly string[];
  readonly applied?: string;
  readonly hover?: string;
  readonly completions?: readonly string[];
  readonly error?: string;
}

/** Runs one session in a Neovim without a screen, and without anybody's own configuration. */
async function session(folder: string, file: string, fix: string) {
  const neovim = findNeovim();
  if (!neovim) {
    throw new Error(
      'No Neovim was found, and this test runs the server in one. Install it (Debian or Ubuntu: `sudo apt-get install neovim`; ' +
        'macOS: `brew install neovim`), or set NEOVIM to its path.',
    );
  }
  const result = path.join(folder, 'result.json');
  const home = path.join(folder, 'home');
  const script = path.join(import.meta.dirname, 'session.lua');
  const child = spawn(neovim, ['--clean', '--headless', '-n', '-c', `luafile ${script}`], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longest,
    killSignal: 'SIGKILL',
    env: {
      PATH: process.env.PATH,
      HOME: home,
      XDG_CACHE_HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
      XDG_STATE_HOME: home,
      MCP_POLICY_NODE: process.execPath,
      MCP_POLICY_SERVER: await bundleServer(),
      MCP_POLICY_FILE: file,
      MCP_POLICY_FIX: fix,
      MCP_POLICY_RESULT: result,
    },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await once(child, 'close');
  const written = await readFile(result, 'utf8').catch(() => undefined);
  if (written === undefined) throw new Error(`Neovim ended without a result. It said:\n${output}`);
  const answer: SessionResult = JSON.parse(written);
  return { ...answer, code: child.exitCode };
}

test(
  'in Neovim a policy is opened, its diagnostics come by themselves, a hover and completions on demand, and a quick-fix mends it',
  async () => {
    const folder = await workspaceFolder({ 'policy.json': shopPolicy, '.mcp-policy/snapshots/shop.json': snapshot });
    const file = path.join(folder.path, 'policy.json');
    const result = await session(folder.path, file, 'update_order');
    expect(result).toMatchObject({
      code: 0,
      pulls: false,
      place: [5, 4],
      message: expect.stringContaining('update_ordr'),
      applied: expect.stringContaining('update_order'),
      hover: expect.stringContaining('update_ordr'),
      completions: expect.arrayContaining([expect.stringContaining('update_order')]),
      steps: ['the server is attached', 'the diagnostics of the policy', 'the diagnostic to go'],
    });
    expect(await readFile(file, 'utf8')).toBe(shopPolicy.replace('update_ordr', 'update_order'));
  },
  longest + 10_000,
);
