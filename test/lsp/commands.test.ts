import { describe, expect, test } from 'vitest';
import { type Kind, kinds, LspClient } from './client.ts';
import { faulty, shopPolicy, snapshot, sound } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const recording = [
  { v: 1, ts: '2026-11-20T09:00:00.000Z', tool: 'list_orders', arguments: {}, outcome: 'complete' },
  {
    v: 1,
    ts: '2026-11-20T09:00:01.000Z',
    tool: 'delete_order',
    arguments: { id: 'o1', api_key: 'sk-aaaaaaaaaaaaaaaaaaaaaaaa' },
  },
  { v: 1, ts: '2026-11-20T09:00:02.000Z', grant: 'ci', tool: 'list_orders', arguments: {} },
  { v: 1, ts: '2026-11-20T09:00:03.000Z', server: 'other', tool: 'list_orders', arguments: {} },
];
const lines = `${recording.map((call) => JSON.stringify(call)).join('\n')}\n{"v":1,"tool"\n`;

async function shop(kind: Kind, options: { readonly trusted?: boolean } = {}) {
  const folder = await workspaceFolder({
    'shop.mcp-policy.json': shopPolicy,
    '.mcp-policy/snapshots/shop.json': snapshot,
    '.mcp-policy/recordings/monday.jsonl': lines,
    '.vscode/mcp.json': {
      inputs: [{ id: 'key', type: 'promptString', description: 'The key', password: true }],
      servers: {
        shop: {
          command: 'node',
          args: ['shop.js', '--token', 'sk-aaaaaaaaaaaaaaaaaaaaaaaa'],
          env: { KEY: '${input:key}' },
        },
      },
    },
  });
  const client = await LspClient.start({ kind, folders: [folder.uri], ...options });
  return { client, folder, uri: folder.at('shop.mcp-policy.json') };
}

interface Simulated {
  readonly used: {
    readonly policyVersion: number | null;
    readonly recordings: readonly string[];
    readonly clock: string;
  };
  readonly report: { readonly totals: Record<string, number> };
  readonly denied: readonly {
    readonly line: number;
    readonly recording: string;
    readonly tool: string;
    readonly rule: string;
    readonly arguments: string;
    readonly range?: unknown;
  }[];
}

describe.each(kinds)('a %s client', (kind) => {
  test('is told what goes with a policy', async () => {
    const { client, folder, uri } = await shop(kind);
    expect(await client.command('status', { uri })).toMatchObject({
      uri,
      isPolicy: true,
      server: 'shop',
      snapshot: { state: 'found', uri: folder.at('.mcp-policy/snapshots/shop.json'), tools: 3, source: 'node shop.js' },
      configProblems: [],
      recordings: [folder.at('.mcp-policy/recordings/monday.jsonl')],
    });
  });

  test('is told why a file is none of ours', async () => {
    const { client, folder } = await shop(kind);
    const uri = folder.at('package.json');
    expect(await client.command('status', { uri })).toMatchObject({ uri, isPolicy: false, reason: expect.any(String) });
    expect(await client.command('detect', { uri: folder.at('policy.json'), text: sound })).toMatchObject({
      isPolicy: true,
    });
    expect(await client.command('detect', { uri: folder.at('policy.json'), text: '{}' })).toMatchObject({
      isPolicy: false,
    });
  });

  test('sees the configured servers without their secrets', async () => {
    const { client, uri } = await shop(kind);
    const answer = await client.command<{ servers: { hash: string }[] }>('servers', { uri });
    expect(answer.servers).toHaveLength(1);
    expect(answer.servers[0]).toMatchObject({
      name: 'shop',
      type: 'stdio',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputs: [{ id: 'key', description: 'The key', password: true }],
    });
    expect(JSON.stringify(answer)).not.toContain('sk-aaaa');
  });

  test('is shown the recordings', async () => {
    const { client, folder, uri } = await shop(kind);
    expect(await client.command('recordings', { uri })).toEqual({
      recordings: [
        {
          uri: folder.at('.mcp-policy/recordings/monday.jsonl'),
          name: 'monday.jsonl',
          size: lines.length,
          modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
      ],
    });
  });

  test('simulates recorded calls: totals, and each denied call with its place in the policy', async () => {
    const { client, folder, uri } = await shop(kind);
    const monday = folder.at('.mcp-policy/recordings/monday.jsonl');
    const { used, report, denied } = await client.command<Simulated>('simulate', { uri, recordings: [monday] });
    expect(used).toMatchObject({
      policyUri: uri,
      policyVersion: null,
      recordings: [monday],
      snapshotTakenAt: snapshot.takenAt,
    });
    expect(used.clock).not.toBe('');
    expect(report.totals).toEqual({ allow: 2, deny: 1, approve: 0, unknown: 0, broken: 1, skipped: 1 });
    expect(denied).toHaveLength(1);
    expect(denied[0]).toMatchObject({
      line: 2,
      recording: monday,
      tool: 'delete_order',
      rule: '(default deny)',
      at: '/default',
      range: { start: { line: 2, character: 13 }, end: { line: 2, character: 19 } },
    });
    expect(denied[0]?.arguments).toContain('"id":"o1"');
    expect(denied[0]?.arguments).not.toContain('sk-aaaa');
    const shown = await client.command<Simulated>('simulate', { uri, recordings: [monday], showValues: true });
    expect(shown.denied[0]?.arguments).toContain('sk-aaaa');
  });

  test('simulates the policy as it stands in the editor, unsaved', async () => {
    const { client, folder, uri } = await shop(kind);
    await client.open(uri, shopPolicy);
    await client.edit(uri, { text: shopPolicy.replace('"deny"', '"allow"') });
    const recordings = [folder.at('.mcp-policy/recordings/monday.jsonl')];
    const { used, report } = await client.command<Simulated>('simulate', { uri, recordings });
    expect(used.policyVersion).toBe(2);
    expect(report.totals).toMatchObject({ allow: 3, deny: 0 });
  });

  test('is told that a policy with errors decides nothing, and where the first one is', async () => {
    const { client, folder, uri } = await shop(kind);
    await client.open(uri, faulty);
    const recordings = [folder.at('.mcp-policy/recordings/monday.jsonl')];
    await expect(client.command('simulate', { uri, recordings })).rejects.toThrow(/Line 3: /);
  });

  test('is told which recording cannot be read', async () => {
    const { client, folder, uri } = await shop(kind);
    const simulated = client.command('simulate', { uri, recordings: [folder.at('gone.jsonl')] });
    await expect(simulated).rejects.toThrow('gone.jsonl');
  });

  test('makes a new policy of the tools that the server has, which has no errors', async () => {
    const { client, folder } = await shop(kind);
    const made = await client.command<{ text: string; fileName: string }>('newPolicy', {
      folder: folder.uri,
      server: 'shop',
    });
    expect(made).toMatchObject({ server: 'shop', snapshotUri: folder.at('.mcp-policy/snapshots/shop.json') });
    const policy = JSON.parse(made.text);
    expect(policy.tools).toMatchObject({ list_orders: {} });
    expect(policy.hide).toEqual(['delete_order']);
    const uri = folder.at(made.fileName);
    await client.open(uri, made.text);
    const found = await client.diagnostics(uri);
    expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test.each([
    ['status', undefined],
    ['status', { uri: 7 }],
    ['servers', { uri: 'no uri' }],
    ['recordings', []],
    ['simulate', { uri: 'file:///a', recordings: 'file:///b' }],
    ['simulate', { uri: 'file:///a', recordings: [] }],
    ['refreshSnapshot', { uri: 'file:///a', server: 'x', consent: 'yes' }],
    ['refreshSnapshot', { uri: 'file:///a', server: 5, consent: true }],
    ['newPolicy', { folder: null }],
    ['detect', { uri: 'file:///a' }],
  ])('that calls %s with %j is told what is wrong', async (command, argument) => {
    const { client } = await shop(kind);
    await expect(client.command(command, argument)).rejects.toMatchObject({ code: -32602 });
  });
});
