import { expect, test } from 'vitest';
import type { ServerDefinition } from '../server/model.ts';
import { createSnapshot } from './create.ts';

const listing = {
  serverInfo: { name: 's', version: '1' },
  protocolVersion: '2026-07-28',
  takenAt: '2026-11-20T09:00:00.000Z',
  tools: [{ name: 'a', _meta: { x: 1 }, icons: [], execution: {}, annotations: { custom: 1, readOnlyHint: true } }],
};

function stdio(args: readonly string[]): ServerDefinition {
  const env = { API_TOKEN: 'correct-horse-battery' };
  return { name: 's', origin: undefined, type: 'stdio', command: 'npx', args, env, cwd: undefined, envFile: undefined };
}

test('a snapshot keeps what a policy is judged by, and no more', () => {
  expect(createSnapshot(stdio([]), listing).snapshot.tools).toEqual([
    { name: 'a', annotations: { readOnlyHint: true } },
  ]);
});

test.each([
  [
    ['--token', 'hunter2'],
    ['--token', '***'],
  ],
  [['--token=hunter2'], ['--token=***']],
  [
    ['--api-key', '${input:key}'],
    ['--api-key', '${input:key}'],
  ],
  [['API_KEY=${KEY}'], ['API_KEY=${KEY}']],
  [
    ['-e', 'API_KEY=hunter2'],
    ['-e', 'API_KEY=***'],
  ],
  [
    ['--header', 'Authorization: Bearer ${input:t}'],
    ['--header', 'Authorization: Bearer ${input:t}'],
  ],
  [
    ['--header', 'Authorization: Bearer abcdefgh'],
    ['--header', 'Authorization: Bearer ***'],
  ],
  [['postgres://me:opensesame@db/x'], ['postgres://***@db/x']],
  [['ghp_abcdefghijklmnopqrstuvwxyz0123456789'], ['***']],
  [
    ['-y', '@scope/server@1.2.3', '${workspaceFolder}/data'],
    ['-y', '@scope/server@1.2.3', '${workspaceFolder}/data'],
  ],
])('arguments %j are kept as %j', (args, kept) => {
  const { snapshot } = createSnapshot(stdio(args), listing);
  expect(snapshot.source).toEqual({ type: 'stdio', command: 'npx', args: kept });
  expect(JSON.stringify(snapshot)).not.toContain('correct-horse');
});

test.each([
  ['https://me:opensesame@example.com/mcp?key=1#x', 'https://example.com/mcp'],
  ['https://${env:HOST}/mcp?token=${input:t}', 'https://${env:HOST}/mcp'],
  ['https://example.com/s/Zx81kQp04LmT9vB2nR7wYd63/mcp', 'https://example.com/s/***/mcp'],
  ['http://127.0.0.1:8080/mcp', 'http://127.0.0.1:8080/mcp'],
])('of the URL %s is kept %s', (url, kept) => {
  const headers = { Authorization: 'Bearer correct-horse' };
  const { snapshot } = createSnapshot({ name: 's', origin: undefined, type: 'http', url, headers }, listing);
  expect(snapshot.source).toEqual({ type: 'http', url: kept });
  expect(JSON.stringify(snapshot)).not.toMatch(/correct-horse|opensesame/);
});
