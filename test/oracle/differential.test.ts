import { compilePolicy, createCounters, parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calls, policyText, type RandomCall } from './arbitraries.ts';
import { createOracle, type OracleDecision } from './evaluator.ts';

/** Decisions to compare in CI. Set MCP_POLICY_DIFFERENTIAL to look longer. */
const wanted = Number(process.env.MCP_POLICY_DIFFERENTIAL ?? 100_000);

/** `message` is no part of an unknown decision's meaning: docs/language.md gives none. */
const told = ({ effect, rule, at, message }: OracleDecision) => ({
  effect,
  rule,
  at,
  message: effect === 'unknown' ? '' : message,
});

function decideByBoth(text: string, list: readonly RandomCall[], seen: (decision: OracleDecision) => void) {
  const { policy, problems } = parsePolicy(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const compiled = compilePolicy(policy);
  const counters = createCounters();
  const oracle = createOracle(text);
  for (const { givenBack, ...call } of list) {
    const expected = oracle.decide(call);
    const decision = compiled.decide(call, counters);
    expect(told(decision), JSON.stringify(call)).toEqual(told(expected));
    seen(expected);
    if (givenBack) {
      counters.giveBack(decision);
      oracle.giveBack();
    }
  }
}

test(`the engine and the second evaluator agree on ${wanted} random decisions`, { timeout: 300_000 }, () => {
  const effects = new Map<string, number>();
  const kinds = new Set<string>();
  let decisions = 0;
  const seed = Number(process.env.MCP_POLICY_SEED ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  for (let round = 0; decisions < wanted; round++) {
    fc.assert(
      fc.property(policyText, calls, (text, list) => {
        decideByBoth(text, list, ({ effect, rule, message }) => {
          decisions++;
          effects.set(effect, (effects.get(effect) ?? 0) + 1);
          for (const op of rule.matchAll(/-(eq|neq|in|not_in|lt|lte|gt|gte|regex|contains|exists)\b/g))
            kinds.add(`${effect} ${op[1]}`);
          if (rule.startsWith('(')) kinds.add(rule);
          if (rule.includes('/limits/')) kinds.add(`${effect} limit`);
          if (message.endsWith('must be a number of at least 0')) kinds.add('bad increment');
        });
      }),
      { numRuns: 1000, seed: seed + round },
    );
  }
  console.log(`${decisions} decisions: ${[...effects].map(([effect, count]) => `${effect} ${count}`).join(', ')}`);
  // The mix must exercise the language, or agreement means nothing.
  for (const effect of ['allow', 'deny']) expect((effects.get(effect) ?? 0) / decisions).toBeGreaterThan(0.1);
  for (const effect of ['approve', 'unknown']) expect((effects.get(effect) ?? 0) / decisions).toBeGreaterThan(0.01);
  const operators = ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists'];
  for (const op of operators) expect(kinds).toContain(`deny ${op}`);
  for (const op of operators) expect(kinds).toContain(`unknown ${op}`);
  for (const kind of ['(hidden)', '(default deny)', '(invalid call)', 'deny limit', 'unknown limit', 'bad increment'])
    expect(kinds).toContain(kind);
});
