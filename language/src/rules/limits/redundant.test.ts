import { compilePolicy, createCounters, parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'limits/redundant';
interface Own {
  readonly counter: string;
  readonly window: string;
  readonly max: number;
  readonly increment_from?: string;
}
const limit = (counter: string, window: string, max: number, more: object = {}): Own => ({
  counter,
  window,
  max,
  ...more,
});
const text = (tool: readonly Own[], all: readonly Own[] = [], other: readonly Own[] = []) => {
  const limits = (own: readonly Own[]) => ({ limits: own.map((one) => ({ ...one, scope: 'grant' })) });
  const tools = { list_issues: limits(tool), update_issue: limits(other) };
  return JSON.stringify({ version: '1', default: 'deny', all_tools: limits(all), tools });
};
const said = (...own: Parameters<typeof text>) =>
  diagnose(withFacts(text(...own)))
    .filter((one) => one.code === code)
    .map((one) => one.data?.counter);

test('a limit that another makes unreachable is told, never the one that bites', () => {
  const own = text([limit('m', 'minute', 2), limit('h', 'hour', 120)]);
  expect(found(withFacts(own), code)).toEqual([
    `${code} information {"counter":"h","window":"hour","max":120,"scope":"grant"}`,
  ]);
  expect(messages(withFacts(own), code)[0]).toContain('`m` with 2 a minute always denies first');
  expect(said([limit('m', 'minute', 2), limit('h', 'hour', 119)])).toEqual([]);
});

test.each<[string, Parameters<typeof text>, string[]]>([
  ['a shorter window', [[limit('d', 'day', 5), limit('m', 'minute', 5)]], ['m']],
  ['the same window', [[limit('a', 'day', 5), limit('b', 'day', 6)]], ['b']],
  ['the same twice', [[limit('a', 'day', 5), limit('b', 'day', 5)]], ['b']],
  ['one that is asked first, and reached by the same call', [[limit('b', 'day', 5), limit('a', 'day', 5)]], ['a']],
  ['one of all tools', [[limit('t', 'hour', 100)], [limit('all', 'hour', 50)]], ['t']],
  [
    'a count that other tools use up too',
    [[limit('m', 'minute', 1), limit('s', 'hour', 60)], [], [limit('s', 'hour', 60)]],
    [],
  ],
  ['calls and amounts', [[limit('m', 'minute', 1), limit('sum', 'hour', 60, { increment_from: 'args.x' })]], []],
  [
    'amounts',
    [[limit('m', 'minute', 1.5, { increment_from: 'args.x' }), limit('h', 'hour', 90, { increment_from: 'args.x' })]],
    ['h'],
  ],
])('%s', (_, own, expected) => {
  expect(said(...own)).toEqual(expected);
});

const own = fc.record({
  window: fc.constantFrom('minute', 'hour', 'day'),
  max: fc.constantFrom(1, 2, 3, 60, 119, 120, 1440, 2.5),
});
const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 4320 }), fc.constantFrom('list_issues', 'update_issue')), {
  maxLength: 200,
});

test('what is told of never denies, whatever calls come', () => {
  fc.assert(
    fc.property(
      fc.array(own, { minLength: 1, maxLength: 3 }),
      fc.array(own, { maxLength: 2 }),
      times,
      (mine, all, calls) => {
        const named = (prefix: string) => (one: { window: string; max: number }, at: number) =>
          limit(`${prefix}${at}`, one.window, one.max);
        const policy = text(mine.map(named('t')), all.map(named('all')));
        const redundant = diagnose(withFacts(policy)).filter((one) => one.code === code);
        const counters = createCounters({ now: () => 0 });
        const compiled = compilePolicy(parsePolicy(policy).policy);
        for (const [minute, tool] of calls.sort((a, b) => a[0] - b[0])) {
          const { rule } = compiled.decide({ tool, ts: minute * 60_000 }, counters);
          for (const one of redundant) expect(rule).not.toMatch(new RegExp(`/${one.data?.counter}$`));
        }
      },
    ),
  );
});
