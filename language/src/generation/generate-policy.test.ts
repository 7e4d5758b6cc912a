import { createObserver, parsePolicy, readRecordedCall } from '@mcp-policy/engine';
import { parseSnapshot } from '@mcp-policy/mcp';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import { withFacts } from '../testing.ts';
import { generatePolicy } from './generate-policy.ts';

/** Calls of `tool`, one every ten seconds. */
function callsOf(tool: string, args: readonly object[], more: object = {}): string[] {
  return args.map((given, i) => {
    const ts = new Date(Date.UTC(2026, 10, 20) + i * 10_000).toISOString();
    return JSON.stringify({ v: 1, ts, tool, arguments: given, ...more });
  });
}

function generated(...lines: readonly (readonly string[])[]) {
  const observer = createObserver();
  for (const line of lines.flat()) {
    const read = readRecordedCall(line, 1);
    if (read.kind === 'call') observer.add(read.call);
  }
  const { text, remarks } = generatePolicy(observer.finish(), undefined);
  return { text, remarks, tools: JSON.parse(text).tools, about: remarks.map(({ about }) => about) };
}

const times = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

/** The conditions of a list of rules, without the word `args`. */
const conditionsOf = (rules: readonly { conditions: readonly { path: string; op: string; value: unknown }[] }[] = []) =>
  rules.map(({ conditions }) => conditions.map(({ path, op, value }) => [path.slice(5), op, value]));

describe('arguments', () => {
  test('that are always there have to exist', () => {
    const { tools } = generated(
      callsOf(
        'list_it',
        times(20, (i) => ({ query: `words ${i}` })),
      ),
    );
    expect(conditionsOf(tools.list_it.require)).toEqual([[['query', 'exists', true]]]);
  });

  test('with few distinct values become an enumeration, one value an equality', () => {
    const { tools } = generated(
      callsOf(
        'list_it',
        times(20, (i) => ({ a: i % 2 ? 'x' : 'y', b: 'z' })),
      ),
    );
    expect(conditionsOf(tools.list_it.require)).toEqual([[['a', 'in', ['x', 'y']]], [['b', 'eq', 'z']]]);
  });

  test('that may be left out are only forbidden to be something else', () => {
    const { tools } = generated(callsOf('list_it', [...times(20, (i) => ({ a: i % 2 ? 'x' : 'y', n: 100 + i })), {}]));
    expect(tools.list_it.require).toBeUndefined();
    expect(conditionsOf(tools.list_it.deny_if)).toEqual([
      [['a', 'not_in', ['x', 'y']]],
      [['n', 'lt', 100]],
      [['n', 'gt', 120]],
    ]);
  });

  test('within an object are reached, and need no rule for the object', () => {
    const { tools } = generated(
      callsOf(
        'list_it',
        times(20, () => ({ where: { state: 'open' } })),
      ),
    );
    expect(conditionsOf(tools.list_it.require)).toEqual([[['where.state', 'eq', 'open']]]);
  });

  test.each([
    ['fewer than 20 calls', times(19, () => ({ a: 'x' }))],
    ['a value that came once', [...times(40, () => ({ a: 'x' })), { a: 'y' }]],
    ['too many values', times(90, (i) => ({ a: `v${i % 9}` }))],
    ['too few calls a value', times(21, (i) => ({ a: `v${i % 5}` }))],
    ['both booleans', times(20, (i) => ({ a: i % 2 === 0 }))],
    ['a secret', times(20, () => ({ a: 'ghp_0123456789abcdefghij' }))],
    ['lists', times(20, () => ({ a: ['x'] }))],
  ])('of %s are not enumerated', (_, args) => {
    const { tools } = generated(callsOf('list_it', args));
    expect(
      conditionsOf(tools.list_it.require)
        .flat()
        .filter(([, op]) => op !== 'exists'),
    ).toEqual([]);
  });

  test('have no rule when a recording did not keep all of them, and it is said', () => {
    const some = callsOf(
      'list_it',
      times(20, () => ({ a: 'x' })),
    );
    const { tools, about } = generated(some, [
      '{"v":1,"ts":"2026-11-20T10:00:00Z","tool":"list_it","argument_keys":["a"]}',
    ]);
    expect(tools.list_it.require).toBeUndefined();
    expect(about).toContain('arguments-unknown');
  });

  test('are restricted by no more rules than a person reads', () => {
    const wide = Object.fromEntries(times(30, (i) => [`a${i}`, 'x']));
    const { tools, about } = generated(
      callsOf(
        'list_it',
        times(20, () => wide),
      ),
    );
    expect(tools.list_it.require).toHaveLength(16);
    expect(about).toContain('arguments-left-open');
  });
});

describe('limits', () => {
  const busy = (tool: string, minutes: number, each: number) =>
    times(minutes * each, (i) => {
      const ts = new Date(Date.UTC(2026, 10, 20) + Math.floor(i / each) * 60_000).toISOString();
      return JSON.stringify({ v: 1, ts, tool, arguments: {} });
    });

  test('leave headroom above the most that was seen in a minute', () => {
    const { tools } = generated(busy('list_it', 10, 20));
    expect(tools.list_it.limits).toEqual([{ counter: 'list_it_rate', window: 'minute', max: 30, scope: 'grant' }]);
  });

  test('an hour are added where they say more', () => {
    const hourly = times(20, (i) =>
      JSON.stringify({ v: 1, ts: new Date(i * 3_600_000).toISOString(), tool: 'list_it' }),
    );
    expect(generated(hourly).tools.list_it.limits).toEqual([
      { counter: 'list_it_rate', window: 'minute', max: 2, scope: 'grant' },
      { counter: 'list_it_hourly_rate', window: 'hour', max: 2, scope: 'grant' },
    ]);
  });

  test('of tools whose names differ in case only have counters of their own', () => {
    const { text } = generated(busy('listIt', 10, 2), busy('listit', 10, 2));
    expect([...text.matchAll(/"counter": "(.*)"/g)].map((match) => match[1])).toEqual(['listit_rate', 'listit_rate_2']);
  });

  test('that are recommended for the risk stand in for data, and it is said', () => {
    const { tools, about } = generated(
      callsOf(
        'update_issue',
        times(3, () => ({})),
      ),
    );
    expect(tools.update_issue.limits).toMatchObject([{ window: 'minute', max: 30 }]);
    expect(about).toContain('recommended-limit');
  });

  test('do not stand where calls have no time, and it is said', () => {
    const { tools, about } = generated(busy('update_issue', 10, 20), ['{"v":1,"tool":"update_issue"}']);
    expect(tools.update_issue.limits).toBeUndefined();
    expect(about).toContain('no-limit');
  });
});

describe('remarks', () => {
  test('name every Critical tool and every tool that was called once, Critical ones first', () => {
    const { remarks } = generated(callsOf('list_it', [{}]), callsOf('delete_repository', [{}, {}]));
    expect(remarks.slice(0, 2).map(({ about, tools }) => [about, tools])).toEqual([
      ['critical', ['delete_repository']],
      ['seen-once', ['list_it']],
    ]);
  });

  test('tell what was left out, and the tools that are not listed for it', () => {
    const { tools, remarks } = generated(callsOf('a', [{}, {}]), callsOf('b', [{}], { outcome: 'timeout' }));
    expect(Object.keys(tools)).toEqual(['a']);
    expect(remarks.find(({ about }) => about === 'no-call')?.tools).toEqual(['b']);
    expect(remarks.find(({ about }) => about === 'left-out')?.message).toContain('1 timed out');
  });

  test('show names on one line, whatever is in them', () => {
    const { remarks } = generated(callsOf('a\n`b`\u202E', [{}]));
    expect(remarks[0]?.message).toMatch(/^`[^`\n\u202E]*`/);
  });

  test('judge by the snapshot where there is one, and by the name where it lacks the tool', () => {
    const tools = [{ name: 'tidy', description: 'Permanently deletes every file of the account.' }];
    const { snapshot } = parseSnapshot(
      JSON.stringify({
        v: 1,
        server: 's',
        source: { type: 'stdio', command: 's', args: [] },
        takenAt: '2026-11-17T09:00:00.000Z',
        tools,
      }),
    );
    const observer = createObserver();
    for (const line of [...callsOf('tidy', [{}, {}]), ...callsOf('gone', [{}, {}])]) {
      const read = readRecordedCall(line, 1);
      if (read.kind === 'call') observer.add(read.call);
    }
    const { remarks } = generatePolicy(observer.finish(), snapshot ?? undefined);
    const toolsOf = (about: string) => remarks.filter((remark) => remark.about === about).flatMap(({ tools }) => tools);
    expect([toolsOf('critical'), toolsOf('not-in-snapshot')]).toEqual([['tidy'], ['gone']]);
  });
});

test('the policy is valid, and only what it leaves open is to be said against it', () => {
  const { text } = generated(
    callsOf(
      'list_issues',
      times(20, () => ({ state: 'open' })),
    ),
    callsOf('update_issue', [{}]),
  );
  expect(parsePolicy(text).problems).toEqual([]);
  expect(diagnose(withFacts(text, { tools: false })).filter(({ severity }) => severity === 'error')).toEqual([]);
});
