import { type CompiledPolicy, compilePolicy, type ParsedPolicy, parsePolicy, type ToolEntry } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedRule, type Outcomes, outcomesOf } from './outcomes.ts';
import { isNeverCallable, neverCallableBy, shadowedRules } from './verdicts.ts';

/** The engine is the judge: what is said of all calls must hold for each of them. */

const scalar = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  1,
  5,
  5.5,
  -1,
  10,
  '5',
  '5.0',
  'true',
  'a',
  'ab',
  'null',
  '',
);
const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  fc.constantFrom<unknown>([], ['a'], [5], ['5'], [[1]], {}, { b: 5 }, { b: 'a' }, { b: { c: 1 } }, { x: 1 }),
);
const path = fc.constantFrom('args.a', 'args.a.b', 'args.c');
const condition = fc.oneof(
  fc.record({ path, op: fc.constantFrom('eq', 'neq'), value }),
  fc.record({ path, op: fc.constantFrom('in', 'not_in'), value: fc.array(value, { maxLength: 3 }) }),
  fc.record({ path, op: fc.constantFrom('lt', 'lte', 'gt', 'gte'), value: fc.constantFrom(0, 1, 5, 5.5, 10) }),
  fc.record({ path, op: fc.constant('exists'), value: fc.boolean() }),
  fc.record({ path, op: fc.constant('regex'), value: fc.constantFrom('^a', 'b$', '5') }),
  fc.record({ path, op: fc.constant('contains'), value: fc.constantFrom<unknown>('a', 5, 'b') }),
);
const rule = (min: number) => fc.record({ conditions: fc.array(condition, { minLength: min, maxLength: 2 }) });
const rules = fc.record({
  require: fc.array(rule(1), { maxLength: 3 }),
  deny_if: fc.array(rule(0), { maxLength: 3 }),
  approve_if: fc.array(rule(0), { maxLength: 2 }),
});
type Rules = { readonly [list in AskedRule['list']]: readonly unknown[] };

/** Around and between everything that a condition may name. */
const number = fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 3, 5, 5.25, 5.5, 7, 10, 11);
const argument = fc.oneof(value, number, fc.constantFrom('b', 'zb', 'x', '55'), fc.array(scalar, { maxLength: 2 }));
const call = fc.record(
  { a: fc.oneof(argument, fc.record({ b: argument }, { requiredKeys: [] })), c: argument },
  { requiredKeys: [] },
);
const calls = fc.array(call, { minLength: 60, maxLength: 60 });

function read(own: Rules): ParsedPolicy {
  return parsePolicy(JSON.stringify({ version: '1', default: 'deny', tools: { t: own } }));
}

function entryOf(own: Rules): ToolEntry {
  const entry = read(own).document.entries[0]?.entry;
  if (!entry) throw new Error('no entry');
  return entry;
}

const effectOf = (policy: CompiledPolicy, args: unknown) =>
  policy.decide({ tool: 't', argumentsText: JSON.stringify(args) }).effect;

const without = (own: Rules, gone: readonly AskedRule[]): Rules => {
  const keep = (list: AskedRule['list']) =>
    own[list].filter((_, index) => !gone.some((one) => one.list === list && one.index === index));
  return { require: keep('require'), deny_if: keep('deny_if'), approve_if: keep('approve_if') };
};

test('what can never be called never is, nor by the rules that are named alone', () => {
  let said = 0;
  fc.assert(
    fc.property(rules, calls, (own, some) => {
      const outcomes = outcomesOf(entryOf(own));
      if (!outcomes || !isNeverCallable(outcomes)) return;
      said++;
      const core = neverCallableBy(outcomes);
      const rest = outcomes.rules.filter((one) => !core.includes(one));
      const policy = compilePolicy(read(without(own, rest)).policy);
      for (const args of some) expect(effectOf(policy, args)).toBe('deny');
    }),
    { numRuns: 600 },
  );
  expect(said).toBeGreaterThan(30);
});

test('rules that change nothing may be taken out, all at once', () => {
  let said = 0;
  fc.assert(
    fc.property(rules, calls, (own, some) => {
      const outcomes = outcomesOf(entryOf(own));
      const found = outcomes ? shadowedRules(outcomes) : [];
      if (found.length === 0) return;
      said++;
      const before = compilePolicy(read(own).policy);
      const gone = without(
        own,
        found.map((one) => one.rule),
      );
      const after = compilePolicy(read(gone).policy);
      for (const args of some) expect(effectOf(after, args)).toBe(effectOf(before, args));
    }),
    { numRuns: 600 },
  );
  expect(said).toBeGreaterThan(30);
});

test('every call is among the kinds that are told apart', () => {
  fc.assert(
    fc.property(rules, call, (own, args) => {
      const outcomes = outcomesOf(entryOf(own));
      if (!outcomes) return;
      expect(outcomes.against).toContain(againstBy(outcomes, own, args));
    }),
    { numRuns: 800 },
  );
});

/** Which rules have something against a call, each asked alone. */
function againstBy({ rules: all }: Outcomes, own: Rules, args: unknown): number {
  return all.reduce((bits, one, position) => {
    const others = all.filter((other) => other !== one);
    const alone = compilePolicy(read(without(own, others)).policy);
    return effectOf(alone, args) === 'allow' ? bits : bits | (1 << position);
  }, 0);
}
