import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const policy = `{
  "version": "1",
  "default": "deny",
  "tools": {
    "pay": {
      "deny_if": [{ "conditions": [{ "path": "args.amount", "op": "gt", "value": 100 }], "on_deny": "Too much." }]
    },
    "log_in": {
      "require": [{ "conditions": [{ "path": "args.password", "op": "regex", "value": "^.{12,}$" }] }]
    }
  }
}
`;

function explain(call: string, ...more: string[]) {
  return folderWith({ 'policy.json': policy }).run('explain', 'policy.json', '--call', call, ...more);
}

describe('mcp-policy explain', () => {
  it('says what decided, where it stands, what it saw and what would change it', async () => {
    const { code, out, err } = await explain('{"tool":"pay","arguments":{"amount":500}}');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^deny {2}\/tools\/pay\/deny_if\/args\.amount-gt {2}\(policy\.json:6\)\nToo much\.\n/);
    expect(out).toContain('args.amount is 500, gt 100: true');
  });

  it('decides by exact numbers', async () => {
    const { out } = await explain('{"tool":"pay","arguments":{"amount":100.00000000000000000001}}', '--format', 'json');
    expect(JSON.parse(out).decision.effect).toBe('deny');
  });

  it('takes a line of a recording', async () => {
    const line =
      '{"v":1,"ts":"2026-11-20T09:00:00Z","grant":"g","tool":"pay","argument_keys":["amount"],"outcome":"complete"}';
    const { code, out } = await explain(line, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).decision.effect).toBe('unknown');
  });

  it('sees a key that stands twice in the arguments', async () => {
    const { out } = await explain('{"tool":"pay","arguments":{"amount":1,"amount":2}}', '--format', 'json');
    expect(JSON.parse(out).decision.rule).toBe('(invalid call)');
  });

  it('masks what looks like a secret unless it is asked for', async () => {
    const call = '{"tool":"log_in","arguments":{"password":"hunter2"}}';
    for (const format of ['text', 'json'])
      expect((await explain(call, '--format', format)).out).not.toContain('hunter2');
    expect((await explain(call, '--show-values')).out).toContain('hunter2');
  });

  it.each([
    ['no call', ['policy.json'], 2],
    ['a call that is no JSON', ['policy.json', '--call', '{"tool":'], 2],
    ['a call that is no object', ['policy.json', '--call', '[]'], 2],
    ['a call without a tool', ['policy.json', '--call', '{}'], 2],
    ['a misspelt key', ['policy.json', '--call', '{"tool":"t","args":{}}'], 2],
    ['a policy that does not compile', ['wrong.json', '--call', '{"tool":"t"}'], 3],
    ['a missing policy', ['none.json', '--call', '{"tool":"t"}'], 5],
  ])('says what is wrong with %s', async (_, args, expected) => {
    const { code, out, err } = await folderWith({ 'policy.json': policy, 'wrong.json': '{}' }).run('explain', ...args);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(/^mcp-policy explain: ./);
  });
});
