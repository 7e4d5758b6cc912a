import { compilePolicy, createCounters, type Decision, parsePolicy } from '@mcp-policy/engine';
import { describe, expect, test } from 'vitest';
import { createOracle } from '../oracle/evaluator.ts';
import { readTime } from '../oracle/time.ts';
import { type DecisionVector, policyOf, readVectors, type VectorCall } from './vectors.ts';

const files = readVectors();

function errorsOf(text: string) {
  return parsePolicy(text).problems.filter(({ severity }) => severity === 'error');
}

function decideByEngine({ policy, calls }: DecisionVector): Decision[] {
  const parsed = policy === null ? null : parsePolicy(policy).policy;
  if (policy !== null) expect(errorsOf(policy)).toEqual([]);
  const compiled = compilePolicy(parsed);
  const counters = createCounters();
  const decisions: Decision[] = [];
  for (const { call, before = [], outcome } of calls) {
    for (const { giveBack } of before) {
      const earlier = decisions[giveBack];
      if (earlier) counters.giveBack(earlier);
    }
    const decision = compiled.decide(call, counters);
    decisions.push(decision);
    if (givesBack(outcome)) counters.giveBack(decision);
  }
  return decisions;
}

const givesBack = (outcome: VectorCall['outcome']) => outcome === 'rpc_error' || outcome === 'input_required';

function decideByOracle({ policy, calls }: DecisionVector) {
  const oracle = createOracle(policy);
  return calls.map(({ call, before = [], outcome }, index) => {
    const { grant = 'default', server = 's', ts = 0, arguments: _, ...rest } = call;
    for (const { giveBack } of before) oracle.giveBack(giveBack);
    const decision = oracle.decide({ ...rest, grant, server, ts: readTime(ts) });
    if (givesBack(outcome)) oracle.giveBack(index);
    return decision;
  });
}

describe.each(files)('$file ($section)', (file) => {
  switch (file.kind) {
    case 'document':
      test.each(file.vectors)('$name', ({ text, valid }) => {
        const errors = errorsOf(text);
        expect(errors.length === 0, JSON.stringify(errors)).toBe(valid);
        expect(parsePolicy(text).policy !== null).toBe(valid);
      });
      break;
    case 'condition':
      test.each(file.vectors)('$name', (vector) => {
        for (const list of ['require', 'deny_if'] as const) {
          const calls = [
            {
              call: { tool: 't', argumentsText: vector.arguments },
              expect: { effect: 'allow', rule: '', at: '' } as const,
            },
          ];
          const effect = vector[list] === (list === 'require') ? 'allow' : 'deny';
          const [decision] = decideByEngine({ name: vector.name, policy: policyOf(vector, list), calls });
          expect(decision?.effect, list).toBe(effect);
        }
      });
      break;
    case 'decision':
      test.each(file.vectors)('$name', (vector) => {
        const expected = vector.calls.map((call) => call.expect);
        expect(decideByEngine(vector)).toMatchObject(expected);
        // It reads source text alone, in which no number can come rounded.
        const asText = vector.calls.every(({ call }) => call.arguments === undefined);
        if (asText) expect(decideByOracle(vector)).toMatchObject(expected);
      });
      break;
  }
});

test('there are enough vectors, and each has a name of its own', () => {
  const names = files.flatMap(({ file, vectors }) => vectors.map(({ name }) => `${file}: ${name}`));
  expect(names.length).toBeGreaterThanOrEqual(250);
  expect(new Set(names).size).toBe(names.length);
});
