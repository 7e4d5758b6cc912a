import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Kind, kinds, LspClient } from './client.ts';
import { type WorkspaceFolder, workspaceFolder } from './workspace-folder.ts';

const run = promisify(execFile);
const name = 'pay.mcp-policy.json';
const recording = '.mcp-policy/recordings/monday.jsonl';

const policy = (max: number, hide: readonly string[] = []): string =>
  JSON.stringify(
    {
      version: '1',
      default: 'deny',
      hide,
      tools: { pay: { limits: [{ counter: 'pay_rate', window: 'minute', max, scope: 'grant' }] }, read: {} },
    },
    undefined,
    2,
  );

const call = (time: string, tool: string, args: object) =>
  `${JSON.stringify({ v: 1, ts: `2026-11-20T${time}Z`, tool, arguments: args })}\n`;
const calls = [
  call('09:00:58', 'pay', { amount: 1 }),
  call('09:00:59', 'pay', { amount: 2 }),
  call('09:01:00', 'read', { api_key: 'sk-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', path: 'x' }),
].join('');

interface Simulated {
  readonly used: Readonly<Record<string, unknown>>;
  readonly report: {
    readonly comparison?: {
      readonly totals: object;
      readonly groups: readonly { readonly example: { arguments: string } }[];
    };
    readonly limits: readonly object[];
  };
}

/** Commits a folder's files. */
async function commit({ path }: WorkspaceFolder): Promise<void> {
  const author = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid'];
  const git = (...args: readonly string[]) => run('git', ['-C', path, ...author, ...args]);
  await git('init', '-q');
  await git('add', '.');
  await git('-c', 'commit.gpgsign=false', 'commit', '-qm', 'Begin');
}

async function paying(kind: Kind, trusted = true) {
  const folder = await workspaceFolder({ [name]: policy(2), [recording]: calls });
  const client = await LspClient.start({ kind, folders: [folder.uri], trusted });
  const simulate = (more: object) =>
    client.command<Simulated>('simulate', { uri: folder.at(name), recordings: [folder.at(recording)], ...more });
  return { folder, client, simulate };
}

describe.each(kinds)('a %s client', (kind) => {
  test('compares what stands in the editor, unsaved, with the committed version', async () => {
    const { folder, client, simulate } = await paying(kind);
    await commit(folder);
    await client.open(folder.at(name), policy(1, ['read']));
    const { used, report } = await simulate({ baseline: { git: 'HEAD' } });
    expect(used).toMatchObject({ policyVersion: 1, baseline: { uri: folder.at(name), git: 'HEAD' } });
    expect(report.comparison?.totals).toEqual({
      'newly-denied': 2,
      'newly-allowed': 0,
      'maybe-changed': 0,
      'rule-changed': 0,
      unchanged: 1,
    });
    expect(report.comparison?.groups).toMatchObject([
      {
        change: 'newly-denied',
        tool: 'pay',
        shape: 'amount: number',
        before: { effect: 'allow' },
        after: { effect: 'deny', rule: '/tools/pay/limits/pay_rate' },
        count: 1,
        firstSeen: '2026-11-20T09:00:59Z',
        example: { line: 2, recording: folder.at(recording), arguments: '{"amount":2}' },
        range: { start: { line: 9 } },
      },
      { change: 'newly-denied', tool: 'read', example: { line: 3 } },
    ]);
  });

  test('sees no secret in an example unless it asks for values', async () => {
    const { folder, client, simulate } = await paying(kind);
    await client.open(folder.at(name), policy(2, ['read']));
    await folder.write('before.mcp-policy.json', policy(2));
    const baseline = { uri: folder.at('before.mcp-policy.json') };
    const examples = ({ report }: Simulated) => JSON.stringify(report.comparison?.groups);
    const masked = examples(await simulate({ baseline }));
    expect(masked).toContain('api_key');
    expect(masked).not.toContain('sk-aaaa');
    expect(examples(await simulate({ baseline, showValues: true }))).toContain('sk-aaaa');
  });

  test('compares with another policy, unsaved when it is open', async () => {
    const { folder, client, simulate } = await paying(kind);
    const uri = folder.at('before.mcp-policy.json');
    await client.open(uri, policy(1));
    const { used, report } = await simulate({ baseline: { uri } });
    expect(used).toMatchObject({ baseline: { uri, version: 1 } });
    expect(report.comparison?.totals).toMatchObject({ 'newly-allowed': 1, unchanged: 2 });
  });

  test('is told of each limit, and how the recording was read, without asking', async () => {
    const { folder, client, simulate } = await paying(kind);
    await client.open(folder.at(name), policy(1));
    const { used, report } = await simulate({});
    expect(used.read).toEqual([{ lines: 3, format: 'recorded calls' }]);
    expect(report.comparison).toBeUndefined();
    expect(report.limits).toMatchObject([
      {
        counter: 'pay_rate',
        max: '1',
        peak: { amount: '2' },
        denied: 1,
        firstDenied: { line: 2, recording: folder.at(recording), tool: 'pay' },
        range: { start: { line: 7 } },
      },
    ]);
  });

  test('is told why there is nothing to compare with', async () => {
    const { folder, simulate } = await paying(kind);
    await expect(simulate({ baseline: { git: 'HEAD' } })).rejects.toThrow('git repository');
    await commit(folder);
    await expect(simulate({ baseline: { git: 'no-such-branch' } })).rejects.toThrow('no-such-branch');
    await expect(simulate({ baseline: { uri: folder.at('gone.json') } })).rejects.toThrow('could not be read');
    await folder.write('broken.mcp-policy.json', '{ "version": "1" ');
    await expect(simulate({ baseline: { uri: folder.at('broken.mcp-policy.json') } })).rejects.toThrow(
      /to compare with \(broken.*Line 1: /,
    );
  });

  test('has no git started in a workspace that is not trusted', async () => {
    const { folder, simulate } = await paying(kind, false);
    await commit(folder);
    await expect(simulate({ baseline: { git: 'HEAD' } })).rejects.toThrow('not trusted');
  });

  test.each([[{}], [{ git: 'HEAD', uri: 'file:///x' }], [{ git: 5 }], ['HEAD'], [{ uri: 'x' }]])(
    'that compares with %j is told what is wrong',
    async (baseline) => {
      const { simulate } = await paying(kind);
      await expect(simulate({ baseline })).rejects.toMatchObject({ code: -32602 });
    },
  );
});
