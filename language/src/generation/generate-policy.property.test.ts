import { createObserver, createSimulation, type DecidedCall, parsePolicy, readRecordedCall } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatePolicy } from './generate-policy.ts';

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('eur', 'usd', '5', 'true', 'a b', '\u{1F600}', '', '*') },
  { weight: 1, arbitrary: fc.string() },
);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('1', '5.0', '-0', '12.345', '-129', '0.00129', '99.5') },
  { weight: 3, arbitrary: fc.integer({ min: -500, max: 2000 }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '9007199254740993',
      '1e400',
      '-1e-400',
      '1e999999999999',
      '123456789012345678901234567890.5',
    ),
  },
);
const scalar = fc.oneof(
  text.map((one) => JSON.stringify(one)),
  number,
  fc.constantFrom('true', 'false', 'null'),
);
const key = fc.constantFrom('amount', 'to', '__proto__', 'a.b', '', 'constructor', 'token', 'nested');

/** JSON text of an object of arguments: the same few shapes again and again, so that rules are made of them. */
const objectOf = (value: fc.Arbitrary<string>) =>
  fc
    .dictionary(key, value, { maxKeys: 4, noNullPrototype: false })
    .map((object) => `{${Object.entries(object).map(([name, inner]) => `${JSON.stringify(name)}:${inner}`)}}`);
const nested = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: objectOf(scalar) },
  { weight: 1, arbitrary: scalar.map((one) => `[${one}]`) },
);
const amounts = number.map((one) => `{"amount":${one}}`);
const currencies = fc.constantFrom('"eur"', '"usd"', '5', '"5"', 'null').map((one) => `{"to":${one}}`);
const both = fc
  .tuple(number, fc.constantFrom('1', '2', '"x"'))
  .map(([one, two]) => `{"nested":{"amount":${one},"to":${two}}}`);
const argumentsText = fc.oneof(
  fc.constant(amounts),
  fc.constant(currencies),
  fc.constant(both),
  fc.constant(fc.oneof({ weight: 9, arbitrary: amounts }, { weight: 1, arbitrary: fc.constant('{}') })),
  fc.constant(objectOf(nested)),
);

const outcome = fc.oneof(
  { weight: 12, arbitrary: fc.constant('complete') },
  { weight: 1, arbitrary: fc.constantFrom('input_required', 'tool_error', 'rpc_error', 'timeout', 'cancelled') },
);

/** The calls of one tool, as lines; `seconds` is when, some out of order. */
const toolCalls = (name: string) =>
  argumentsText.chain((args) =>
    fc
      .array(
        fc.record({
          args: fc.oneof(
            { weight: 30, arbitrary: args },
            { weight: 1, arbitrary: fc.constantFrom('[]', 'null', '{"a":1,"a":2}') },
          ),
          outcome,
          grant: fc.constantFrom('default', 'bot'),
          at: fc.oneof({ weight: 20, arbitrary: fc.nat(1800) }, { weight: 1, arbitrary: fc.nat(1_000_000) }),
          known: fc.integer({ min: 0, max: 60 }),
        }),
        { maxLength: 80, size: 'max' },
      )
      .map((calls) => calls.map((call) => ({ ...call, name }))),
  );

const names = ['pay', 'Pay', 'delete_all', 'list_issues', '__proto__', '10', '9', 'a*', 'with"quote\\'];
const recording = fc
  .tuple(fc.tuple(...names.map((name) => fc.option(toolCalls(name), { nil: [] }))), fc.boolean(), fc.boolean())
  .map(([tools, timeless, keysOnly]) =>
    tools
      .flat()
      .sort((a, b) => a.at - b.at || a.known - b.known)
      .map(({ name, args, outcome, grant, at, known }) => {
        const ts =
          timeless && known === 1 ? '' : `"ts":"${new Date(Date.UTC(2026, 10, 20) + at * 1000).toISOString()}",`;
        const given = keysOnly && known === 2 ? '"argument_keys":["amount"]' : `"arguments":${args}`;
        return `{"v":1,${ts}"tool":${JSON.stringify(name)},"grant":"${grant}","outcome":"${outcome}",${given}}`;
      }),
  );

function observed(lines: readonly string[]) {
  const observer = createObserver();
  for (const [i, line] of lines.entries()) {
    const read = readRecordedCall(line, i + 1);
    if (read.kind === 'call') observer.add(read.call);
  }
  return observer.finish();
}

/** Which lines are to be let through: answered, well-formed, and of a tool that a policy can list. */
function counts(line: string): boolean {
  return (
    /"outcome":"(?:complete|tool_error|input_required)"/.test(line) &&
    !/"tool":"a\*"|"arguments":(?:\[\]|null|\{"a":1,"a":2\})\}$/.test(line)
  );
}

test('a replay of what was seen denies nothing that counts, and what was seen passes', () => {
  const rules = { require: 0, deny_if: 0, limits: 0 };
  fc.assert(
    fc.property(recording, (lines) => {
      const observations = observed(lines);
      const { text, remarks } = generatePolicy(observations, undefined);
      const { policy, problems } = parsePolicy(text);
      expect(problems).toEqual([]);
      const decided: DecidedCall[] = [];
      const simulation = createSimulation(policy, { onDecided: (call) => decided.push(call) });
      for (const [i, line] of lines.entries()) simulation.add(readRecordedCall(line, i + 1));
      simulation.finish();
      const counted = decided.filter(({ recorded }) => counts(lines[recorded.line - 1] ?? ''));
      expect(counted.length).toBe(observations.calls);
      expect(counted.filter(({ decision }) => decision.effect !== 'allow')).toEqual([]);
      const named = new Set(remarks.filter(({ about }) => about === 'critical').flatMap(({ tools }) => tools));
      if (policy?.tools.has('delete_all')) expect(named).toContain('delete_all');
      for (const tool of policy?.tools.values() ?? []) {
        rules.require += tool.require.length;
        rules.deny_if += tool.denyIf.length;
        rules.limits += tool.limits.length;
      }
    }),
    { numRuns: 150 },
  );
  // Of an empty policy all of this would hold as well.
  expect(Math.min(rules.require, rules.deny_if, rules.limits)).toBeGreaterThan(50);
});
