import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exec = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}
const hooks: readonly Hook[] = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8'));

test('the package holds what runs, and nothing that built it', async () => {
  const { stdout } = await exec(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root });
  const [packed]: { files: { path: string }[]; size: number }[] = JSON.parse(stdout);
  expect(packed?.files.map((file) => file.path).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/cli.js',
    'dist/engine.mjs',
    'dist/mcp-client.js',
    'dist/scan-worker.js',
    'dist/server-main.js',
    'dist/server.js',
    'package.json',
    'schemas/config.schema.json',
    'schemas/policy.schema.json',
    'schemas/recorded-call.schema.json',
    'schemas/tools-snapshot.schema.json',
  ]);
  expect(packed?.size).toBeLessThan(1_500_000);
}, 60_000);

test('the package, installed, has both commands and what the pre-commit hooks call', async () => {
  const folder = folderWith({ 'package.json': '{"private":true}', 'policy.json': '{"version":"1","default":"maybe"}' });
  const packed = await exec(npm, ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const tarball = path.join(folder, packed.stdout.trim());
  await exec(npm, ['install', '--offline', '--ignore-scripts', tarball], { cwd: folder });
  const modules = readdirSync(path.join(folder, 'node_modules'));
  expect(modules.filter((name) => !name.startsWith('.'))).toEqual(['mcp-policy']);
  const bin = path.join(folder, 'node_modules/.bin');
  expect((await exec(path.join(bin, 'mcp-policy'), ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await initialised(path.join(bin, 'mcp-policy-language-server'))).toContain('"textDocumentSync"');
  for (const { entry } of hooks) {
    const [command = '', ...args] = entry.split(' ');
    await expect(exec(path.join(bin, command), args, { cwd: folder })).rejects.toMatchObject({ code: 1 });
  }
}, 120_000);

test('each hook has what pre-commit asks for, and sees policies, snapshots and configurations', () => {
  expect(hooks.map(({ id, language }) => [id, language])).toEqual([
    ['mcp-policy', 'node'],
    ['mcp-policy-installed', 'system'],
  ]);
  for (const { files, pass_filenames: named } of hooks) {
    const seen = (name: string) => new RegExp(files).test(name);
    expect(named).toBe(false);
    for (const name of ['policy.json', 'a/shop.policy.json', 'x.mcp-policy.json', 'a/.mcp-policy/snapshots/shop.json'])
      expect(seen(name), name).toBe(true);
    for (const name of ['mypolicy.json', 'policy.json.bak', '.mcp-policy/recordings/a.json'])
      expect(seen(name), name).toBe(false);
  }
});

/** What the language server answers to `initialize`, with the header of the message. */
async function initialised(server: string): Promise<string> {
  expect(statSync(server).isFile()).toBe(true);
  const child = spawn(server, ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const params = { processId: null, rootUri: null, capabilities: {} };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  try {
    let answer = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      answer += chunk;
      if (answer.includes('textDocumentSync')) return answer;
    }
    return answer;
  } finally {
    child.kill();
  }
}
