import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { createCounters } from './counters.ts';
import { explainCall } from './explain.ts';
import type { Call } from './model.ts';
import { condition, limit, policyFrom, policyOfTool } from './testing.ts';

const amountRule = `{"deny_if":[{"conditions":[${condition('args.amount', 'gt', '100')}],"on_deny":"Too large."}]}`;

describe('explaining', () => {
  test('shows the value that a condition saw, digit for digit, and what would change it', () => {
    const { decision, steps } = explainCall(policyOfTool(amountRule), {
      tool: 't',
      argumentsText: '{"amount":100.00000000000000000001}',
    });
    expect(decision.message).toBe('Too large.');
    const step = steps.find(({ stage }) => stage === 'deny_if');
    expect(step?.conditions).toEqual([
      {
        path: 'args.amount',
        op: 'gt',
        value: '100',
        at: '/tools/t/deny_if/0/conditions/0',
        seen: { kind: 'value', text: '100.00000000000000000001' },
        result: 'true',
        note: undefined,
        flip: 'absent, null, or a number of at most 100',
      },
    ]);
    expect(step?.flip).toBe('It would pass if args.amount were absent, null, or a number of at most 100.');
  });

  test.each([
    ['a text', '{"amount":"200"}', '"200"', 'unreadable'],
    ['a number', '{"amount":7}', '7', undefined],
  ])('notes what could not be read: %s', (_what, argumentsText, text, note) => {
    const { steps } = explainCall(policyOfTool(amountRule), { tool: 't', argumentsText });
    const [seen] = steps.flatMap(({ conditions }) => conditions);
    expect(seen).toMatchObject({ seen: { kind: 'value', text }, note });
  });

  test('tells a missing value from an unknown one', () => {
    const seen = (call: Omit<Call, 'tool'>) =>
      explainCall(policyOfTool(amountRule), { tool: 't', ...call }).steps.flatMap(({ conditions }) => conditions)[0]
        ?.seen.kind;
    expect([seen({}), seen({ argumentKeys: [] }), seen({ argumentKeys: ['amount'] })]).toEqual([
      'missing',
      'missing',
      'unknown',
    ]);
  });

  test('goes on after the step that decided, and says that it was not reached', () => {
    const { steps } = explainCall(policyOfTool(amountRule), { tool: 't', arguments: { amount: 200 } });
    expect(steps.map(({ stage, result, reached }) => [stage, result, reached])).toEqual([
      ['hide', 'passes', true],
      ['default', 'passes', true],
      ['deny_if', 'denies', true],
      ['end', 'allows', false],
    ]);
  });

  test('shows how much of a limit is used, and charges nothing', () => {
    const policy = policyOfTool(`{"limits":[${limit('spend', '10.5', ',"increment_from":"args.n"')}]}`);
    const counters = createCounters();
    const call = { tool: 't', arguments: { n: 0.75 }, ts: 0 };
    compilePolicy(policy).decide(call, counters);
    for (let i = 0; i < 20; i++) explainCall(policy, call, counters);
    const [shown] = explainCall(policy, call, counters).steps.flatMap((step) => step.limit ?? []);
    expect(shown).toEqual({
      counter: 'spend',
      window: 'minute',
      max: '10.5',
      low: '0.75',
      high: '0.75',
      increment: '0.75',
    });
  });

  test('without counters a limit is skipped', () => {
    const { decision, steps } = explainCall(policyOfTool(`{"limits":[${limit('c', '0')}]}`), { tool: 't' });
    expect([decision.effect, steps.find(({ stage }) => stage === 'limits')?.result]).toEqual(['allow', 'skipped']);
  });

  test('a long or deep value is cut', () => {
    const args = { amount: 'x'.repeat(100_000) };
    const [seen] = explainCall(policyOfTool(amountRule), { tool: 't', arguments: args }).steps.flatMap(
      (s) => s.conditions,
    );
    expect(seen?.seen.kind === 'value' && seen.seen.text.length).toBe(1001);
  });
});

const paths = ['args.n', 'args.o.n', 'args.l'] as const;
const scalars = ['0', '5', '-1', '0.5', '"5"', '"ab"', 'true', 'null', '9007199254740993', '1e21'] as const;
const lists = scalars.map((a, i) => `[${a},${scalars[(i + 3) % scalars.length]}]`);
const values = [...scalars, ...lists, '{"n":5}', '{"n":[5]}', '{}', '[]'];

const conditionText = fc
  .oneof(
    fc.tuple(fc.constantFrom('eq', 'neq', 'contains'), fc.constantFrom(...values)),
    fc.tuple(fc.constantFrom('in', 'not_in'), fc.constantFrom(...lists)),
    fc.tuple(fc.constantFrom('lt', 'lte', 'gt', 'gte'), fc.constantFrom('0', '5', '0.5', '9007199254740993', '1e21')),
    fc.tuple(fc.constant('regex'), fc.constantFrom('"^a"', '"b$"', '"[0-9]+"', '"5"')),
    fc.tuple(fc.constant('exists'), fc.constantFrom('true', 'false')),
  )
  .chain(([op, value]) => fc.constantFrom(...paths).map((path) => condition(path, op, value)));

const rulesOf = (list: string, minLength: number) =>
  fc
    .array(fc.array(conditionText, { minLength, maxLength: 3 }), { maxLength: 2 })
    .map((rules) => `"${list}":[${rules.map((conditions) => `{"conditions":[${conditions.join(',')}]}`).join(',')}]`);

const limitsText = fc
  .uniqueArray(fc.constantFrom('calls', 'spend', 'deep'), { maxLength: 2 })
  .chain((counters) =>
    fc.constantFrom('0', '2', '5.5', '1e400').map((max) => counters.map((counter) => limitOf(counter, max))),
  )
  .map((limits) => `"limits":[${limits.join(',')}]`);

function limitOf(counter: string, max: string): string {
  const from = { spend: 'args.n', deep: 'args.o.n' }[counter];
  return limit(counter, max, from === undefined ? '' : `,"increment_from":"${from}"`);
}

const policyText = fc
  .tuple(
    fc.constantFrom('allow', 'deny'),
    fc.constantFrom('', '', '', '', '', '', '"hide":["*"],', '"hide":["h","t"],'),
    limitsOfAll(),
  )
  .chain(([byDefault, hide, general]) =>
    fc
      .tuple(rulesOf('require', 1), rulesOf('deny_if', 0), rulesOf('approve_if', 1), limitsText)
      .map((parts) => `{"version":"1","default":"${byDefault}",${hide}${general}"tools":{"t":{${parts.join(',')}}}}`),
  );

function limitsOfAll() {
  return fc.constantFrom('', `"all_tools":{"limits":[${limit('calls', '3')}]},`);
}

const plainValue = fc.constantFrom<unknown>(
  0,
  5,
  -1,
  0.5,
  2 ** 60,
  NaN,
  Infinity,
  '5',
  'ab',
  true,
  null,
  undefined,
  [5],
  [2 ** 60],
  { n: 5 },
  {},
  5n,
);
const plainArguments = fc.record(
  { n: plainValue, o: fc.oneof(plainValue, fc.record({ n: plainValue })), l: plainValue },
  { requiredKeys: [] },
);
const sourceText = fc
  .array(fc.tuple(fc.constantFrom('n', 'o', 'l'), fc.constantFrom(...values)), { maxLength: 3 })
  .map((members) => `{${members.map(([key, value]) => `"${key}":${value}`).join(',')}}`);

const callArbitrary: fc.Arbitrary<Call> = fc
  .tuple(
    fc.constantFrom('t', 't', 't', 't', 'h', 'u'),
    fc.oneof(
      plainArguments.map((args) => ({ arguments: args })),
      sourceText.map((argumentsText) => ({ argumentsText })),
      fc.subarray(['n', 'o', 'l']).map((argumentKeys) => ({ argumentKeys })),
      fc.constantFrom<Partial<Call>>({}, { argumentsUnknown: true }, { arguments: null }),
    ),
    fc.constantFrom<Partial<Call>>({}, { ts: 0 }, { ts: 59_999 }, { ts: 60_000 }, { ts: 'never' }, { approved: true }),
    fc.constantFrom<Partial<Call>>({}, { grant: 'g' }, { server: 's' }),
  )
  .map(([tool, args, time, owner]) => ({ tool, ...args, ...time, ...owner }));

test('explaining and deciding agree on random policies and calls', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      policyText,
      fc.array(callArbitrary, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (text, calls, counting) => {
        const policy = policyFrom(text);
        const compiled = compilePolicy(policy);
        const counters = counting ? createCounters({ now: () => 0 }) : undefined;
        for (const call of calls) {
          const explained = explainCall(policy, call, counters).decision;
          const decided = compiled.decide(call, counters);
          expect(explained).toEqual(decided);
          seen.set(decided.effect, (seen.get(decided.effect) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 1500 },
  );
  for (const effect of ['allow', 'deny', 'approve', 'unknown']) expect(seen.get(effect) ?? 0).toBeGreaterThan(10);
});
