import { expect, test } from 'vitest';
import { createCounters } from './counters.ts';
import { condition, deciderOf, limit } from './testing.ts';

const exists = (path: string) => `{"conditions":[${condition(path, 'exists', 'true')}]}`;
const spend = limit('spend', '10', ',"increment_from":"args.n"');
const ts = '2026-11-20T09:00:00Z';

test('a key that was not kept is missing, one that was kept is unknown', () => {
  const decide = deciderOf(`{"require":[${exists('args.n')}]}`);
  expect(decide({ argumentKeys: ['other'] }).effect).toBe('deny');
  expect(decide({ argumentKeys: ['n'] })).toMatchObject({ effect: 'unknown', rule: '/tools/t/require/args.n-exists' });
  expect(decide({ argumentsUnknown: true }).effect).toBe('unknown');
});

test('everything beneath a key that was kept is unknown', () => {
  expect(deciderOf(`{"deny_if":[${exists('args.n.deep')}]}`)({ argumentKeys: ['n'] }).effect).toBe('unknown');
});

test('exists false is certain of a key that was not kept', () => {
  const decide = deciderOf(`{"deny_if":[{"conditions":[${condition('args.n', 'exists', 'false')}]}]}`);
  expect(decide({ argumentKeys: [] }).effect).toBe('deny');
});

test('a false condition settles a rule beside an unknown one', () => {
  const both = `${condition('args.n', 'gt', '5')},${condition('args.gone', 'eq', '1')}`;
  expect(deciderOf(`{"deny_if":[{"conditions":[${both}]}]}`)({ argumentKeys: ['n'] }).effect).toBe('allow');
});

test('a later definite denial decides past an unknown rule', () => {
  const decide = deciderOf(`{"require":[${exists('args.n')}],"deny_if":[{"conditions":[]}]}`);
  expect(decide({ argumentKeys: ['n'] })).toMatchObject({ effect: 'deny', rule: '/tools/t/deny_if/always' });
});

test('the first unknown rule names an unknown decision, before an approval too', () => {
  const decide = deciderOf(`{"require":[${exists('args.n')}],"approve_if":[{"conditions":[]}]}`);
  expect(decide({ argumentKeys: ['n'] })).toMatchObject({ effect: 'unknown', rule: '/tools/t/require/args.n-exists' });
});

test('an unknown decision may or may not have been charged', () => {
  const decide = deciderOf(`{"require":[${exists('args.n')}],"limits":[${limit('c', '1')}]}`, createCounters());
  expect(decide({ argumentKeys: ['n'], ts }).rule).toBe('/tools/t/require/args.n-exists');
  expect(decide({ arguments: { n: 1 }, ts })).toMatchObject({ effect: 'unknown', rule: '/tools/t/limits/c' });
  // Both calls before may have been denied or allowed, but not both allowed: what is certain is 0.
  expect(decide({ arguments: { n: 1 }, ts }).effect).toBe('unknown');
});

test('an unknown increment may have used up the budget', () => {
  const decide = deciderOf(`{"limits":[${spend}]}`, createCounters());
  expect(decide({ argumentKeys: ['n'], ts }).effect).toBe('unknown');
  expect(decide({ arguments: { n: 1 }, ts }).effect).toBe('unknown');
  expect(decide({ arguments: { n: 11 }, ts })).toMatchObject({ effect: 'deny', rule: '/tools/t/limits/spend' });
});

test('an increment that is certainly missing denies', () => {
  expect(deciderOf(`{"limits":[${spend}]}`, createCounters())({ argumentKeys: [], ts }).effect).toBe('deny');
});

test('what an unknown decision charged can be given back', () => {
  const counters = createCounters();
  const decide = deciderOf(`{"limits":[${spend}]}`, counters);
  counters.giveBack(decide({ argumentKeys: ['n'], ts }));
  expect(decide({ arguments: { n: 10 }, ts }).effect).toBe('allow');
});

test.each(['', 'yesterday', '2026-11-20T09:00:00', Number.NaN])('a limit is unknown at the time %j', (unreadable) => {
  const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
  expect(decide({ ts: unreadable })).toMatchObject({ effect: 'unknown', rule: '/tools/t/limits/c' });
});

test('a clock that knows no time leaves limits unknown', () => {
  const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters({ now: () => Number.NaN }));
  expect(decide({}).effect).toBe('unknown');
});

test('a tool without limits needs no time', () => {
  expect(deciderOf('{}', createCounters())({ ts: '' }).effect).toBe('allow');
});

test('a call at an unknown time may have been charged in any window, until it is given back', () => {
  const counters = createCounters();
  const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, counters);
  const timeless = decide({ ts: '' });
  expect(decide({ ts: '2026-11-20T09:00:00Z' }).effect).toBe('unknown');
  counters.giveBack(timeless);
  expect(decide({ ts: '2026-11-20T10:00:00Z' }).effect).toBe('allow');
});
