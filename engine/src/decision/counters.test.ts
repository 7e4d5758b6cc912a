import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { createCounters } from './counters.ts';
import { clockAt, deciderOf, limit, policyFrom } from './testing.ts';

const nine = '2026-11-20T09:00:00Z';
const spend = (max: string) => limit('spend', max, ',"increment_from":"args.amount"');

describe('windows', () => {
  test('count up to max, then deny until the minute is over', () => {
    const { clock, counters } = clockAt('2026-11-20T09:00:30Z');
    const decide = deciderOf(`{"limits":[${limit('c', '2')}]}`, counters);
    expect([decide({}).effect, decide({}).effect]).toEqual(['allow', 'allow']);
    expect(decide({})).toEqual({
      effect: 'deny',
      rule: '/tools/t/limits/c',
      at: '/tools/t/limits/0',
      message: 'Rate limit of 2 per minute reached. Try again later.',
    });
    clock.time += 29_999;
    expect(decide({}).effect).toBe('deny');
    clock.time += 1;
    expect(decide({}).effect).toBe('allow');
  });

  test.each([
    ['minute', '2026-11-20T09:00:59.999Z', '2026-11-20T09:01:00Z'],
    ['hour', '2026-11-20T09:59:59.999Z', '2026-11-20T10:00:00Z'],
    ['day', '2026-11-20T23:59:59.999Z', '2026-11-21T00:00:00Z'],
    ['day', '1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00Z'],
    ['hour', '2026-11-20T10:29:59.999+05:30', '2026-11-20T10:30:00+05:30'],
  ])('a %s ends between %s and %s', (window, before, after) => {
    const text = limit('c', '1').replace('minute', window);
    const decide = deciderOf(`{"limits":[${text}]}`, createCounters());
    expect(decide({ ts: before }).effect).toBe('allow');
    expect(decide({ ts: before }).effect).toBe('deny');
    expect(decide({ ts: after }).effect).toBe('allow');
  });

  test('a live clock that steps back stays in the window that it had reached', () => {
    const { clock, counters } = clockAt('2026-11-20T09:01:00Z');
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, counters);
    expect(decide({}).effect).toBe('allow');
    clock.time -= 60_000;
    expect(decide({}).effect).toBe('deny');
    clock.time += 120_000;
    expect(decide({}).effect).toBe('allow');
  });

  test('a recorded call that comes late counts in its own window', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    expect(decide({ ts: nine }).effect).toBe('allow');
    expect(decide({ ts: '2026-11-20T09:05:00Z' }).effect).toBe('allow');
    expect(decide({ ts: nine }).effect).toBe('deny');
    expect(decide({ ts: '2026-11-20T09:03:00Z' }).effect).toBe('allow');
    expect(decide({ ts: '2026-11-20T09:03:00Z' }).effect).toBe('deny');
    expect(decide({ ts: '2026-11-20T09:05:00Z' }).effect).toBe('deny');
  });

  test('a count is forgotten only when its window was long over', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    const charged = decide({ ts: nine, grant: 'first' });
    for (let i = 0; i < 70_000; i++) decide({ ts: '2026-11-20T09:59:59Z', grant: `g${i}` });
    expect([charged.effect, decide({ ts: nine, grant: 'first' }).effect]).toEqual(['allow', 'deny']);
  });

  test('a window that was forgotten after a long replay is not taken for an empty one', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    const start = Date.parse(nine);
    for (let minute = 0; minute < 20_000; minute++) decide({ ts: start + minute * 60_000 });
    expect(decide({ ts: start }).effect).toBe('unknown');
    expect(decide({ ts: start + 19_990 * 60_000 }).effect).toBe('deny');
  });

  test('a grant a call does not fill the memory, and is not taken for new afterwards', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    const start = Date.parse(nine);
    for (let call = 0; call < 70_000; call++) decide({ grant: `g${call}`, ts: start + call * 1000 });
    expect(decide({ grant: 'g0', ts: start }).effect).toBe('unknown');
    expect(decide({ grant: 'g69999', ts: start + 69_999_000 }).effect).toBe('deny');
  });
});

describe('whose counter', () => {
  test('grants and servers count apart', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    const callers = [{}, { grant: 'a' }, { server: 'a' }, { server: 'a', grant: 'a' }];
    for (const caller of callers) expect(decide({ ...caller, ts: nine }).effect).toBe('allow');
    for (const caller of callers) expect(decide({ ...caller, ts: nine }).effect).toBe('deny');
  });

  test('no grant is the grant "default"', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    expect(decide({ ts: nine }).effect).toBe('allow');
    expect(decide({ ts: nine, grant: 'default' }).effect).toBe('deny');
  });

  test('two tools share a counter, one call charges it once, and each max is checked', () => {
    const policy = policyFrom(
      `{"version":"1","default":"deny","all_tools":{"limits":[${limit('c', '3')}]},
        "tools":{"a":{"limits":[${limit('c', '2')}]},"b":{}}}`,
    );
    const compiled = compilePolicy(policy);
    const counters = createCounters();
    const decide = (tool: string) => compiled.decide({ tool, ts: nine }, counters);
    expect([decide('a').effect, decide('b').effect, decide('a').rule]).toEqual(['allow', 'allow', '/tools/a/limits/c']);
    expect([decide('b').effect, decide('b').rule]).toEqual(['allow', '/all_tools/limits/c']);
  });

  test('a call charges a shared counter once, however often it is called', () => {
    const shared = limit('c', '4');
    const compiled = compilePolicy(
      policyFrom(
        `{"version":"1","default":"deny","all_tools":{"limits":[${shared}]},"tools":{"a":{"limits":[${shared}]}}}`,
      ),
    );
    const counters = createCounters();
    const effects = Array.from({ length: 5 }, () => compiled.decide({ tool: 'a', ts: nine }, counters).effect);
    expect(effects).toEqual(['allow', 'allow', 'allow', 'allow', 'deny']);
  });

  test('counters are told apart by their names', () => {
    const compiled = compilePolicy(
      policyFrom(
        `{"version":"1","default":"deny","tools":{"a":{"limits":[${limit('c', '1')}]},"b":{"limits":[${limit('d', '1')}]}}}`,
      ),
    );
    const counters = createCounters();
    const effects = ['a', 'b', 'a', 'b'].map((tool) => compiled.decide({ tool, ts: nine }, counters).effect);
    expect(effects).toEqual(['allow', 'allow', 'deny', 'deny']);
  });

  test('one name with two windows is two counters, and both are charged', () => {
    const hourly = limit('c', '3').replace('minute', 'hour');
    const decide = deciderOf(`{"limits":[${limit('c', '2')},${hourly}]}`, createCounters());
    const places = ['09:00', '09:00', '09:00', '09:01', '09:02'].map(
      (time) => decide({ ts: `2026-11-20T${time}:00Z` }).at,
    );
    expect(places).toEqual(['', '', '/tools/t/limits/0', '', '/tools/t/limits/1']);
  });

  test('all_tools counts tools that are not listed', () => {
    const compiled = compilePolicy(
      policyFrom(`{"version":"1","default":"allow","all_tools":{"limits":[${limit('c', '1')}]},"tools":{}}`),
    );
    const counters = createCounters();
    expect(compiled.decide({ tool: 'a', ts: nine }, counters).effect).toBe('allow');
    expect(compiled.decide({ tool: 'b', ts: nine }, counters).at).toBe('/all_tools/limits/0');
  });

  test('counts outlive a change of the policy', () => {
    const counters = createCounters();
    expect(deciderOf(`{"limits":[${limit('c', '1')}]}`, counters)({ ts: nine }).effect).toBe('allow');
    expect(deciderOf(`{"limits":[${limit('c', '1')}]}`, counters)({ ts: nine }).effect).toBe('deny');
  });
});

describe('charging', () => {
  test('is all or nothing', () => {
    const decide = deciderOf(`{"limits":[${spend('5')},${limit('calls', '1')}]}`, createCounters());
    expect(decide({ arguments: { amount: 6 }, ts: nine }).rule).toBe('/tools/t/limits/spend');
    expect(decide({ arguments: { amount: 5 }, ts: nine }).effect).toBe('allow');
    expect(decide({ arguments: { amount: 0 }, ts: nine }).rule).toBe('/tools/t/limits/calls');
  });

  test('adds 0.99 as 0.99', () => {
    const decide = deciderOf(`{"limits":[${spend('2')}]}`, createCounters());
    const effects = [1, 2, 3].map(() => decide({ argumentsText: '{"amount":0.99}', ts: nine }).effect);
    expect(effects).toEqual(['allow', 'allow', 'deny']);
  });

  test('ten times 0.1 is exactly 1', () => {
    const decide = deciderOf(`{"limits":[${spend('1')}]}`, createCounters());
    for (let i = 0; i < 10; i++) expect(decide({ arguments: { amount: 0.1 }, ts: nine }).effect).toBe('allow');
    expect(decide({ arguments: { amount: 0.000001 }, ts: nine }).effect).toBe('deny');
  });

  test('stays exact beyond 2^53', () => {
    const decide = deciderOf(`{"limits":[${spend('20000000000000001')}]}`, createCounters());
    expect(decide({ argumentsText: '{"amount":20000000000000000.5}', ts: nine }).effect).toBe('allow');
    expect(decide({ argumentsText: '{"amount":0.500001}', ts: nine }).effect).toBe('deny');
    expect(decide({ argumentsText: '{"amount":0.5}', ts: nine }).effect).toBe('allow');
  });

  test.each(['-1', '-0.5', '"5"', 'null', 'true', '[1]', '0.0000001', '{}'])('denies an amount of %s', (amount) => {
    const decide = deciderOf(`{"limits":[${spend('10')}]}`, createCounters());
    expect(decide({ argumentsText: `{"amount":${amount}}`, ts: nine })).toEqual({
      effect: 'deny',
      rule: '/tools/t/limits/spend',
      at: '/tools/t/limits/0',
      message: 'args.amount must be a number of at least 0',
    });
  });

  test.each([{}, { amount: 2 ** 53 }, { amount: Number.NaN }, { amount: Number.POSITIVE_INFINITY }])(
    'denies %j',
    (args) => {
      expect(deciderOf(`{"limits":[${spend('10')}]}`, createCounters())({ arguments: args, ts: nine }).effect).toBe(
        'deny',
      );
    },
  );

  test('a hostile exponent is above every limit', () => {
    const decide = deciderOf(`{"limits":[${spend('1e300')}]}`, createCounters());
    expect(decide({ argumentsText: '{"amount":1e999999999}', ts: nine }).message).toMatch(
      /^Rate limit of 1e\+300 per minute/,
    );
  });

  test('says what the author said', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '0', ',"on_deny":"Closed."')}]}`, createCounters());
    expect(decide({ ts: nine }).message).toBe('Closed.');
  });
});

describe('giving back', () => {
  test('makes room again, once', () => {
    const counters = createCounters();
    const decide = deciderOf(`{"limits":[${limit('c', '2')}]}`, counters);
    const first = decide({ ts: nine });
    decide({ ts: nine });
    counters.giveBack(first);
    counters.giveBack(first);
    expect([decide({ ts: nine }).effect, decide({ ts: nine }).effect]).toEqual(['allow', 'deny']);
  });

  test('touches no later window', () => {
    const counters = createCounters();
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, counters);
    const first = decide({ ts: nine });
    const second = decide({ ts: '2026-11-20T09:01:00Z' });
    counters.giveBack(first);
    expect(second.effect).toBe('allow');
    expect(decide({ ts: '2026-11-20T09:01:00Z' }).effect).toBe('deny');
    expect(decide({ ts: nine }).effect).toBe('allow');
  });

  test('gives every counter its own amount back', () => {
    const counters = createCounters();
    const decide = deciderOf(`{"limits":[${spend('10')},${limit('calls', '1')}]}`, counters);
    counters.giveBack(decide({ arguments: { amount: 10 }, ts: nine }));
    expect(decide({ arguments: { amount: 10 }, ts: nine }).effect).toBe('allow');
  });

  test('of a denial, or of what other counters charged, changes nothing', () => {
    const counters = createCounters();
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, counters);
    const charged = decide({ ts: nine });
    createCounters().giveBack(charged);
    counters.giveBack(decide({ ts: nine }));
    expect(decide({ ts: nine }).effect).toBe('deny');
  });

  test('a charged decision is a plain object with four properties', () => {
    const decide = deciderOf(`{"limits":[${limit('c', '1')}]}`, createCounters());
    expect(decide({ ts: nine })).toStrictEqual({ effect: 'allow', rule: '', at: '', message: '' });
  });
});
