import { createSimulation, parsePolicy, readRecordedCall } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { createHitCounter } from '../recorded/hits.ts';
import { now, withFacts } from '../testing.ts';
import { lensPlaces, lensTitle, mostToolsWithLens } from './code-lens.ts';

const ruled = { deny_if: [{ conditions: [] }] };
const policyOf = (count: number) =>
  JSON.stringify({ tools: Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, ruled])) });

test('each tool with rules has a lens over its key', () => {
  const rules = JSON.stringify(ruled);
  const text = `{ "tools": {\n  "a": ${rules},\n  "": ${rules},\n  "listed": {},\n  "__proto__": ${rules} } }`;
  expect(lensPlaces(withFacts(text))).toEqual([
    {
      subject: { kind: 'simulate', tool: 'a' },
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } },
    },
    {
      subject: { kind: 'simulate', tool: '__proto__' },
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 13 } },
    },
  ]);
});

test('a large policy has none', () => {
  expect(lensPlaces(withFacts(policyOf(mostToolsWithLens)))).toHaveLength(mostToolsWithLens);
  expect(lensPlaces(withFacts(policyOf(mostToolsWithLens + 1)))).toEqual([]);
});

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["drop"],
  "all_tools": { "limits": [
    { "counter": "all", "window": "day", "max": 100, "scope": "grant" }
  ] },
  "tools": {
    "pay/x": {
      "require": [{ "conditions": [{ "path": "args.to", "op": "exists", "value": true }] }],
      "deny_if": [
        { "conditions": [{ "path": "args.amount", "op": "gt", "value": 10 }] }
      ]
    },
    "idle": { "deny_if": [{ "conditions": [] }] }
  }
}`;

function counted(text: string) {
  const parsed = parsePolicy(text);
  const counter = createHitCounter();
  const simulation = createSimulation(parsed.policy, { onDecided: (call) => counter.add(call) });
  let line = 0;
  const call = (minutes: number, tool: string, args: object) => {
    const ts = new Date(now - minutes * 60_000).toISOString();
    simulation.add(readRecordedCall(JSON.stringify({ v: 1, ts, tool, arguments: args }), ++line));
  };
  for (let i = 0; i < 12; i++) call(200 - i, 'pay/x', { to: 'a', amount: 11 });
  call(150, 'pay/x', { to: 'a', amount: 1 });
  call(125, 'pay/x', { to: 'a', amount: 99 });
  call(100, 'drop', {});
  call(30, 'unlisted', {});
  call(2, 'other', {});
  simulation.finish();
  return { hits: counter.finish(), parsed };
}

/** The first line of each lens, and what it says. */
function shown(text: string, hits = counted(text)) {
  const facts = withFacts(text);
  return lensPlaces(facts, hits).map(
    ({ range, subject }) => `${range.start.line}: ${lensTitle(facts, subject, hits.hits)}`,
  );
}

test('tools and rules say what became of the recorded calls, and when it did last', () => {
  expect(shown(policy)).toEqual([
    '8: Simulate this tool',
    '8: denied 13, last 2 h ago · allowed 1',
    '14: Simulate this tool',
    '14: no recorded call',
    '11: denied 13, last 2 h ago',
    '3: denied 1, last 1 h ago',
    '2: denied 2, last 2 min ago',
  ]);
});

test('a lens knows which tool it is about, hidden ones too', () => {
  const tools = lensPlaces(withFacts(policy), counted(policy)).map(({ subject }) => subject.tool);
  expect(tools).toEqual(['pay/x', 'pay/x', 'idle', 'idle', 'pay/x', 'drop', undefined]);
});

test('a rule that is being changed keeps its lens, so that the lines stand still', () => {
  const hits = counted(policy);
  const half = policy.replace('"value": 10 }', '"value": ');
  for (const text of [policy.replace('"value": 10 }', '"value": 20 }'), half])
    expect(shown(text, hits).slice(0, 5)).toEqual(shown(policy, hits).slice(0, 5));
  expect(shown('{ "tools": {', hits)).toEqual([]);
});

test('after a rule has come or gone, only those that still say the same at their place tell what they did', () => {
  const hits = counted(policy);
  const more = policy.replace('"deny_if": [\n', '"deny_if": [\n { "conditions": [] },\n');
  expect(shown(more, hits).filter((one) => one.includes('denied 13'))).toEqual([
    '8: denied 13, last 2 h ago · allowed 1',
  ]);
  const behind = policy.replace('"value": 10 }] }', '"value": 10 }] }, { "conditions": [] }');
  expect(shown(behind, hits)).toContain('11: denied 13, last 2 h ago');
});
