import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const policy = (max: number) =>
  JSON.stringify(
    {
      version: '1',
      default: 'deny',
      tools: {
        pay: {
          deny_if: [{ conditions: [{ path: 'args.amount', op: 'gt', value: max }], on_deny: 'Too much.' }],
          limits: [{ counter: 'pay_rate', window: 'minute', max: 2, scope: 'grant' }],
        },
      },
    },
    undefined,
    2,
  );
const call = (second: number, more: object = {}) =>
  `${JSON.stringify({ v: 1, ts: `2026-11-20T09:00:0${second}Z`, tool: 'pay', arguments: { amount: 1 }, ...more })}\n`;
const base = { 'policy.json': policy(100) };

describe('mcp-policy simulate', () => {
  it('prints one decision a line in the order of the recording, and nothing else, as jsonl', async () => {
    const calls = `${call(5) + call(1, { arguments: { amount: 500 } }) + call(3) + call(4)}{broken\n`;
    const folder = folderWith({ ...base, 'calls.jsonl': calls });
    const { code, out, err } = await folder.run(
      'simulate',
      'policy.json',
      '--calls',
      'calls.jsonl',
      '--format',
      'jsonl',
    );
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, effect }) => [line, effect])).toEqual([
      [1, 'deny'],
      [2, 'deny'],
      [3, 'allow'],
      [4, 'allow'],
    ]);
    expect(Object.keys(lines[0])).toEqual(['line', 'ts', 'grant', 'tool', 'effect', 'rule', 'at', 'message']);
    expect(lines[1]).toEqual({
      line: 2,
      ts: '2026-11-20T09:00:01Z',
      grant: 'default',
      tool: 'pay',
      effect: 'deny',
      rule: '/tools/pay/deny_if/args.amount-gt',
      at: '/tools/pay/deny_if/0',
      message: 'Too much.',
    });
    expect(err).toMatch(/^calls\.jsonl:5: is not JSON/);
  });

  it('gives the totals as JSON, with what they were made of', async () => {
    const folder = folderWith({ ...base, 'a.jsonl': call(1) + call(2), 'b.jsonl.gz': gzipSync(`${call(3)}x\n`) });
    const { out } = await folder.run('simulate', 'policy.json', '--calls', 'a.jsonl', 'b.jsonl.gz', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      inputs: {
        policy: 'policy.json',
        recordings: [
          { path: 'a.jsonl', lines: 2, format: 'recorded-calls' },
          { path: 'b.jsonl.gz', lines: 2, format: 'recorded-calls' },
        ],
      },
      totals: { allow: 2, deny: 1, approve: 0, unknown: 0, broken: 1, skipped: 0 },
      byTool: [{ tool: 'pay', counts: { allow: 2, deny: 1 } }],
      byRule: [
        { rule: '' },
        { rule: '/tools/pay/limits/pay_rate', at: '/tools/pay/limits/0', effect: 'deny', count: 1 },
      ],
      stopped: [{ recording: 'b.jsonl.gz', line: 1, policyLine: 19 }],
      broken: [{ recording: 'b.jsonl.gz', line: 2 }],
    });
  });

  it('shows people each call that was stopped, with the rule and its place', async () => {
    const folder = folderWith({
      ...base,
      'calls.jsonl': call(1) + call(2, { arguments: { amount: 500 }, grant: 'bot' }),
    });
    const { code, out } = await folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl');
    expect(code).toBe(0);
    expect(out).toContain('1 allow   1 deny');
    expect(out).toContain('line 2  2026-11-20T09:00:02Z  bot  pay');
    expect(out).toContain('/tools/pay/deny_if/args.amount-gt (policy.json:7): Too much.');
  });

  it('masks secrets unless they are asked for, and keeps exact numbers', async () => {
    const line =
      '{"v":1,"tool":"x","arguments":{"password":"hunter2","n":12345678901234567890}}\n{"v":1,"tool":"x","arguments":{"n":12345678901234567890}}\n';
    const folder = folderWith({ ...base, 'calls.jsonl': line });
    const run = (...more: string[]) => folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl', ...more);
    for (const format of ['text', 'json', 'jsonl'])
      expect((await run('--format', format)).out).not.toContain('hunter2');
    expect((await run()).out).toContain('{"n":12345678901234567890}');
    expect((await run('--show-values')).out).toContain('hunter2');
  });

  it('shows control characters of a recording instead of obeying them', async () => {
    const folder = folderWith({ ...base, 'calls.jsonl': call(1, { tool: '\u001b[31m', grant: '\u202e' }) });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect((await folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl')).out).not.toMatch(/[\u001b\u202e]/);
  });

  it('skips the calls of another server', async () => {
    const folder = folderWith({ ...base, 'calls.jsonl': call(1, { server: 'a' }) + call(2, { server: 'b' }) });
    const { out } = await folder.run(
      'simulate',
      'policy.json',
      '--calls',
      'calls.jsonl',
      '--server',
      'a',
      '--format',
      'json',
    );
    expect(JSON.parse(out)).toMatchObject({ totals: { allow: 1, skipped: 1 }, skippedServers: { b: 1 } });
  });

  it('reads what other programs wrote, and says as what', async () => {
    const entry = {
      startedDateTime: '2026-11-20T09:00:00Z',
      request: {
        url: 'https://mcp.example.com/',
        headers: [],
        postData: {
          text: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"pay","arguments":{"amount":500}}}',
        },
      },
    };
    const folder = folderWith({
      ...base,
      'browser.har': JSON.stringify({ log: { version: '1.2', creator: {}, entries: [entry] } }, undefined, 2),
    });
    const { out } = await folder.run('simulate', 'policy.json', '--calls', 'browser.har');
    expect(out).toContain('lines, HAR)');
    expect(out).toContain('0 allow   1 deny');
    expect(out).toContain('/tools/pay/deny_if/args.amount-gt');
  });

  it('takes the recordings that go with the policy when none is named', async () => {
    const folder = folderWith({ ...base, '.mcp-policy/recordings/a.jsonl': call(1) });
    const { code, out } = await folder.run('simulate', 'policy.json');
    expect(code).toBe(0);
    expect(out).toContain('.mcp-policy/recordings/a.jsonl (1 line, recorded calls)');
    expect((await folderWith(base).run('simulate', 'policy.json')).code).toBe(2);
  });

  it.each([
    ['the policy first', ['policy.json', '--calls', 'a.jsonl', 'b.jsonl']],
    ['the policy last', ['--calls', 'a.jsonl', 'b.jsonl', 'policy.json']],
    ['the policy behind another option', ['--calls', 'a.jsonl', '--calls', 'b.jsonl', '--server', 's', 'policy.json']],
  ])('reads its words with %s', async (_, args) => {
    const folder = folderWith({ ...base, 'a.jsonl': call(1), 'b.jsonl': call(2) });
    const { out } = await folder.run('simulate', ...args, '--format', 'json');
    expect(JSON.parse(out).totals.allow).toBe(2);
  });

  it('takes globs of recordings, and each recording once', async () => {
    const folder = folderWith({
      ...base,
      'logs/a.jsonl': call(1),
      'logs/b.jsonl.gz': gzipSync(call(2)),
      'logs/c.txt': '',
    });
    const run = async (...calls: string[]) =>
      folder.run('simulate', 'policy.json', '--calls', ...calls, '--format', 'json');
    const { inputs, totals } = JSON.parse((await run('logs/*.jsonl*', './logs/a.jsonl')).out);
    expect(inputs.recordings.map((recording: { path: string }) => recording.path)).toEqual([
      'logs/a.jsonl',
      'logs/b.jsonl.gz',
    ]);
    expect(totals).toMatchObject({ allow: 2 });
    expect(await run('none/*.jsonl')).toEqual({
      code: 5,
      out: '',
      err: 'mcp-policy simulate: no file matches none/*.jsonl.\n',
    });
    const both = await folder.run('simulate', '-', '--calls', '-');
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('either the policy or the calls')]);
  });

  it('says of each changed group when it was seen first and last', async () => {
    const later = call(0, { ts: '2026-11-22T10:30:00Z', arguments: { amount: 50 } });
    const calls = call(1, { arguments: { amount: 50 } }) + later;
    const folder = folderWith({ 'policy.json': policy(10), 'old.json': policy(100), 'calls.jsonl': calls });
    const { out } = await folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl', '--baseline', 'old.json');
    expect(out).toMatch(/newly denied +2 +pay\(amount: number\) .* 2026-11-20 09:00 – 2026-11-22 10:30 +line 1$/m);
    expect(out).toContain('After a new denial the agent would have done something else');
  });

  it('compares with a baseline, and fails when asked to', async () => {
    const folder = folderWith({
      ...base,
      'old.json': policy(1000),
      'calls.jsonl': call(1) + call(2, { arguments: { amount: 500 } }),
    });
    const run = (...more: string[]) => folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl', ...more);
    const { code, out } = await run('--baseline', 'old.json');
    expect(code).toBe(0);
    expect(out).toContain('Compared with old.json: 1 newly denied   0 newly allowed');
    expect((await run('--baseline', 'old.json', '--fail-on', 'newly-allowed')).code).toBe(0);
    expect((await run('--baseline', 'old.json', '--fail-on', 'newly-allowed,newly-denied')).code).toBe(1);
    expect((await run('--fail-on', 'deny', '--format', 'jsonl')).code).toBe(1);
    expect((await run('--fail-on', 'unknown')).code).toBe(0);
    const json = JSON.parse((await run('--baseline', 'old.json', '--format', 'json')).out);
    expect(json.comparison.totals).toMatchObject({ 'newly-denied': 1, unchanged: 1 });
    expect(json.comparison.groups[0].example).toEqual({ recording: 'calls.jsonl', line: 2 });
  });

  it('compares with the policy at a git revision', async () => {
    const folder = folderWith({ 'policy.json': policy(100), 'calls.jsonl': call(1, { arguments: { amount: 50 } }) });
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder.path, '-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...args]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    const tighter = folderWith({ 'policy.json': policy(10) });
    execFileSync('cp', [`${tighter.path}/policy.json`, `${folder.path}/policy.json`]);
    const run = (revision: string) =>
      folder.run('simulate', 'policy.json', '--calls', 'calls.jsonl', '--git', revision);
    expect((await run('HEAD')).out).toContain('Compared with policy.json at HEAD: 1 newly denied');
    expect((await run('nowhere')).code).toBe(5);
  });

  it.each([
    ['no policy', ['--calls', 'calls.jsonl'], 2],
    ['a wrong --fail-on', ['policy.json', '--calls', 'calls.jsonl', '--fail-on', 'x'], 2],
    [
      '--fail-on newly-denied without a baseline',
      ['policy.json', '--calls', 'calls.jsonl', '--fail-on', 'newly-denied'],
      2,
    ],
    ['both baselines', ['policy.json', '--calls', 'calls.jsonl', '--baseline', 'policy.json', '--git', 'HEAD'], 2],
    ['no workers', ['policy.json', '--calls', 'calls.jsonl', '--workers', '0'], 2],
    ['two policies', ['policy.json', 'policy.json', '--calls', 'calls.jsonl'], 2],
    ['a policy that does not compile', ['wrong.json', '--calls', 'calls.jsonl'], 3],
    ['a baseline that does not compile', ['policy.json', '--calls', 'calls.jsonl', '--baseline', 'wrong.json'], 3],
    ['a missing policy', ['none.json', '--calls', 'calls.jsonl'], 5],
    ['a missing recording', ['policy.json', '--calls', 'none.jsonl'], 5],
    ['a revision that is an option', ['policy.json', '--calls', 'calls.jsonl', '--git=--output=x'], 5],
  ])('says what is wrong with %s', async (_, args, expected) => {
    const folder = folderWith({ ...base, 'wrong.json': '{"version":"2"}', 'calls.jsonl': call(1) });
    const { code, out, err } = await folder.run('simulate', ...args);
    expect(code).toBe(expected);
    expect(out).toBe('');
    expect(err).toMatch(/^mcp-policy simulate: ./);
  });
});
