import { expect, test } from 'vitest';
import { displayServer } from './display.ts';
import { hashServer } from './hash.ts';
import type { StdioServer } from './model.ts';

const server: StdioServer = {
  name: 's',
  origin: 'file:///project/.mcp.json',
  type: 'stdio',
  command: 'npx',
  args: ['-y', 'server', '--token', 'hunter2'],
  env: {},
  cwd: undefined,
  envFile: undefined,
};

test.each<[Partial<StdioServer>, string]>([
  [{}, 'npx -y server --token ***'],
  [{ args: ['a b', "it's", '${workspaceFolder}/x'] }, "npx 'a b' 'it'\\''s' ${workspaceFolder}/x"],
  [{ args: ['a\u202eb\n'] }, "npx 'a\\u{202e}b\\n'"],
  [{ args: [''] }, "npx ''"],
  [{ args: [], env: { PLAIN: 'hunter2' } }, 'PLAIN=*** npx'],
  [{ args: [], env: { NODE_OPTIONS: '--require ./evil.js' } }, "NODE_OPTIONS='--require ./evil.js' npx"],
  [{ args: [], cwd: 'sub', envFile: '.env' }, 'npx (in sub) (environment from .env)'],
])('what starting it does is shown whole, without secrets: %j', (more, line) => {
  expect(displayServer({ ...server, ...more })).toBe(line);
});

test('a URL is shown without what may be a key, headers by name', () => {
  const url = 'https://me:opensesame@example.com/mcp?key=1';
  const headers = { Authorization: 'Bearer hunter2', 'X-Team': 'a' };
  expect(displayServer({ name: 's', origin: undefined, type: 'http', url, headers })).toBe(
    'https://example.com/mcp (headers Authorization, X-Team)',
  );
});

test('the hash follows everything that decides what runs, and nothing else', () => {
  const same = hashServer(server);
  expect(same).toMatch(/^[0-9a-f]{64}$/);
  expect(hashServer({ ...server, name: 'other', inputs: [{ id: 'x', description: 'x', password: true }] })).toBe(same);
  expect(hashServer({ ...server, origin: 'file:///project/.vscode/mcp.json' })).toBe(same);
  expect(hashServer({ ...server, env: { A: '1', B: '2' } })).toBe(hashServer({ ...server, env: { B: '2', A: '1' } }));
  const others: Partial<StdioServer>[] = [
    { origin: 'file:///project/sub/.mcp.json' },
    { origin: undefined },
    { command: 'node' },
    { args: ['-y', 'server', '--token', 'hunter3'] },
    { args: ['-y', 'server', '--token hunter2'] },
    { env: { A: '1' } },
    { cwd: '.' },
    { envFile: '.env' },
  ];
  const hashes = others.map((more) => hashServer({ ...server, ...more }));
  expect(new Set([same, ...hashes]).size).toBe(others.length + 1);
});

test('the hash is SHA-256 of the configuration, whoever computes it', () => {
  expect(hashServer({ name: 's', origin: undefined, type: 'http', url: 'http://x', headers: {} })).toBe(
    // printf '{"folder":null,"headers":{},"type":"http","url":"http://x"}' | sha256sum
    '1220c61db6b161e5093e94b6020fa69e910a513cbe911a1312dce177878e424e',
  );
});
