import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compilePolicy, createCounters, type Decision, parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calls, policyText, type RandomCall } from './arbitraries.ts';
import { createOracle, type OracleDecision } from './evaluator.ts';

/** Decisions to compare in CI. Set MCP_POLICY_DIFFERENTIAL to look longer, MCP_POLICY_SEED to look at the same again. */
const wanted = Number(process.env.MCP_POLICY_DIFFERENTIAL ?? 100_000);

/** A case to decide in every run: one on which the two once disagreed, shrunk, or on which they easily could. */
interface KeptCase {
  readonly about: string;
  readonly policy: string;
  readonly calls: readonly RandomCall[];
}

interface Watcher {
  readonly decided?: (decision: OracleDecision) => void;
  readonly met?: (what: string) => void;
}

/** `message` is no part of an unknown decision's meaning: docs/language.md gives none. */
const told = ({ effect, rule, at, message }: OracleDecision) => ({
  effect,
  rule,
  at,
  message: effect === 'unknown' ? '' : message,
});

function decideByBoth(text: string, list: readonly RandomCall[], { decided, met }: Watcher = {}) {
  const { policy, problems } = parsePolicy(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const compiled = compilePolicy(policy);
  const counters = createCounters();
  const oracle = createOracle(text, met);
  const decisions: Decision[] = [];
  for (const [index, { givenBack, ts, ...call }] of list.entries()) {
    const expected = oracle.decide({ ...call, ts });
    const decision = compiled.decide({ ...call, ts: ts ?? 'some day' }, counters);
    expect(told(decision), `call ${index}`).toEqual(told(expected));
    decided?.(expected);
    decisions.push(decision);
    const earlier = givenBack === undefined ? undefined : decisions[index - givenBack];
    if (earlier !== undefined) {
      counters.giveBack(earlier);
      oracle.giveBack(decisions.indexOf(earlier));
    }
  }
}

/** Writes the shrunk case where a person finds it, to be kept when its cause is mended. */
function keep(policy: string, list: readonly RandomCall[], seed: number): string {
  const file = path.resolve(`out/test/disagreement-${seed}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ about: '', policy, calls: list }, undefined, 2)}\n`);
  return `The case is in ${path.relative('.', file)}: say what it is about and move it to test/oracle/kept/.`;
}

const keptFolder = path.join(import.meta.dirname, 'kept');
const kept = readdirSync(keptFolder).map(
  (file): KeptCase => JSON.parse(readFileSync(path.join(keptFolder, file), 'utf8')),
);

test.each(kept)('kept: $about', ({ policy, calls: list }) => {
  decideByBoth(policy, list);
});

const operators = ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists'];

/** What the random mix must meet, or agreement means nothing. */
const mustMeet = [
  ...operators.flatMap((op) => [`deny ${op}`, `unknown ${op}`]),
  ...['require', 'deny_if', 'approve_if'].flatMap((list) => [
    ...operators.map((op) => `${list} on a missing argument, ${op}`),
    ...['lt', 'lte', 'gt', 'gte', 'regex', 'contains'].map((op) => `${list} on a wrong type, ${op}`),
  ]),
  ...['(hidden)', '(default deny)', '(invalid call)', 'deny limit', 'unknown limit', 'bad increment'],
  ...[
    'a window that has turned',
    'a count that another tool filled',
    'room that was given back',
    'a call that came late',
  ],
];

test(`the engine and the second evaluator agree on ${wanted} random decisions`, { timeout: 300_000 }, () => {
  const effects = new Map<string, number>();
  const times = new Map<string, number>();
  const meet = (what: string) => times.set(what, (times.get(what) ?? 0) + 1);
  let decisions = 0;
  const seed = Number(process.env.MCP_POLICY_SEED ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  for (let round = 0; decisions < wanted; round++) {
    const agree = fc.property(policyText, calls, (text, list) =>
      decideByBoth(text, list, {
        met: meet,
        decided: ({ effect, rule, message }) => {
          decisions++;
          effects.set(effect, (effects.get(effect) ?? 0) + 1);
          for (const op of rule.matchAll(/-(eq|neq|in|not_in|lt|lte|gt|gte|regex|contains|exists)\b/g))
            meet(`${effect} ${op[1]}`);
          if (rule.startsWith('(')) meet(rule);
          if (rule.includes('/limits/')) meet(`${effect} limit`);
          if (message.endsWith('must be a number of at least 0')) meet('bad increment');
        },
      }),
    );
    const run = fc.check(agree, { numRuns: 1000, seed: seed + round });
    if (run.failed && run.counterexample !== null) {
      const [text, list] = run.counterexample;
      throw new Error(`${fc.defaultReportMessage(run)}\n${keep(text, list, seed + round)}`);
    }
  }
  console.log(`${decisions} decisions: ${[...effects].map(([effect, count]) => `${effect} ${count}`).join(', ')}`);
  for (const effect of ['allow', 'deny']) expect((effects.get(effect) ?? 0) / decisions).toBeGreaterThan(0.1);
  for (const effect of ['approve', 'unknown']) expect((effects.get(effect) ?? 0) / decisions).toBeGreaterThan(0.01);
  expect(mustMeet.filter((what) => (times.get(what) ?? 0) < 10)).toEqual([]);
  if (process.env.MCP_POLICY_DIFFERENTIAL !== undefined) console.table(Object.fromEntries(times));
});
