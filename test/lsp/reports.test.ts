import { describe, expect, test } from 'vitest';
import { kinds } from './client.ts';
import { shop } from './shop.ts';

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_order"],
  "tools": {
    "list_orders": {
      "deny_if": [{ "conditions": [{ "path": "args.limit", "op": "gt", "value": 10 }] }],
      "limits": [{ "counter": "list", "window": "hour", "max": 2, "scope": "grant" }]
    }
  }
}
`;

const recordingFile = '.mcp-policy/recordings/day.jsonl';
const call = (second: number, args: object, more: object = {}) =>
  JSON.stringify({ v: 1, ts: `2026-11-20T09:00:0${second}.000Z`, tool: 'list_orders', arguments: args, ...more });
const recorded = [call(0, { limit: 5 }), '', call(1, { limit: 6 }), call(2, { limit: 7, password: 'hunter2' })].join(
  '\n',
);

interface Explained {
  readonly decision: { readonly effect: string; readonly at: string; readonly rule: string };
  readonly steps: readonly { readonly stage: string; readonly result: string; readonly reached: boolean }[];
  readonly arguments: string;
  readonly range?: { readonly start: { readonly line: number } };
  readonly markdown: string;
  readonly used: { readonly clock: string; readonly line?: number };
}

interface Access {
  readonly tools: readonly {
    readonly tool: string;
    readonly access: string;
    readonly level?: string;
    readonly at: string;
  }[];
  readonly byLevel: readonly { readonly level?: string; readonly counts: Readonly<Record<string, number>> }[];
  readonly isComplete: boolean;
  readonly markdown: string;
}

describe.each(kinds)('a %s client', (kind) => {
  const open = () => shop(kind, policy, { files: { [recordingFile]: recorded } });

  test('has a call explained step by step, with the place of the rule that decides', async () => {
    const { client, uri } = await open();
    const explained = await client.command<Explained>('explain', {
      uri,
      call: '{"tool":"list_orders","arguments":{"limit":10.00000000000000000001,"password":"hunter2"}}',
    });
    expect(explained.decision).toMatchObject({ effect: 'deny', at: '/tools/list_orders/deny_if/0' });
    expect(explained.range?.start.line).toBe(6);
    expect(explained.steps.map(({ stage, result, reached }) => `${stage} ${result} ${reached}`)).toEqual([
      'hide passes true',
      'default passes true',
      'deny_if denies true',
      'limits passes false',
      'end allows false',
    ]);
    expect(explained.markdown).toContain(`](<${uri}#L7>)`);
    expect(explained.markdown).toContain('10.00000000000000000001');
    expect(JSON.stringify(explained)).not.toContain('hunter2');
    expect(explained.used.clock).toBe('now; nothing has been counted before');
  });

  test('has a recorded call explained as the calls before it have left the counters', async () => {
    const { client, uri, folder } = await open();
    const explain = (line: number) =>
      client.command<Explained>('explain', { uri, recorded: { recording: folder.at(recordingFile), line } });
    expect((await explain(3)).decision.effect).toBe('allow');
    const third = await explain(4);
    expect(third).toMatchObject({ decision: { effect: 'deny', at: '/tools/list_orders/limits/0' }, used: { line: 4 } });
    expect(JSON.stringify(third)).not.toContain('hunter2');
    await expect(explain(2)).rejects.toThrow('Line 2 of day.jsonl holds no call');
    const { calls, total } = await client.command<{ calls: { line: number; effect: string }[]; total: number }>(
      'recordedCalls',
      { uri, recording: folder.at(recordingFile) },
    );
    expect([total, calls.map(({ line, effect }) => `${line} ${effect}`)]).toEqual([
      3,
      ['4 deny', '3 allow', '1 allow'],
    ]);
  });

  test('is told what is wrong with a call that is none', async () => {
    const { client, uri } = await open();
    const explain = (argument: object) => client.command('explain', { uri, ...argument });
    await expect(explain({ call: '{"tool":' })).rejects.toThrow('not JSON');
    await expect(explain({ call: { tool: 5 } })).rejects.toThrow('"tool" of a call is a text');
    await expect(explain({ call: '{"tool":"a","argument":{}}' })).rejects.toThrow(
      '"argument", which a call does not know',
    );
    await expect(explain({})).rejects.toThrow('either "call" or "recorded"');
    await expect(explain({ recorded: { recording: 'file:///x', line: 0 } })).rejects.toThrow('"recorded.line" must be');
  });

  test('sees the effective access to every tool of the snapshot, the most dangerous first', async () => {
    const { client, uri } = await open();
    const access = await client.command<Access>('effectiveAccess', { uri });
    expect(access.tools.map((tool) => [tool.tool, tool.level, tool.access, tool.at])).toEqual([
      ['delete_order', 'Critical', 'hidden', '/hide/0'],
      ['update_order', 'Medium', 'default-deny', '/default'],
      ['list_orders', 'Low', 'conditions', '/tools/list_orders/deny_if/0'],
    ]);
    expect(access.byLevel.map(({ level, counts }) => [level, counts.hidden, counts['default-deny']])).toEqual([
      ['Critical', 1, 0],
      ['Medium', 0, 1],
      ['Low', 0, 0],
    ]);
    expect(access.isComplete).toBe(true);
    expect(access.markdown).toContain('| `list_orders` | Low (Read) | by its arguments, within limits |');
  });

  test('is told that a policy with errors decides nothing', async () => {
    const { client, uri } = await shop(kind, '{ "version": "1" }');
    await expect(client.command('effectiveAccess', { uri })).rejects.toThrow('has errors');
    await expect(client.command('explain', { uri, call: '{"tool":"a"}' })).rejects.toThrow('has errors');
  });
});
