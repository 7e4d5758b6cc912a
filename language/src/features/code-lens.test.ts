import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { mostToolsWithLens, toolsWithLens } from './code-lens.ts';

const ruled = { deny_if: [{ conditions: [] }] };
const policyOf = (count: number) =>
  JSON.stringify({ tools: Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, ruled])) });

test('each tool with rules has a lens over its key', () => {
  const rules = JSON.stringify(ruled);
  const text = `{ "tools": {\n  "a": ${rules},\n  "": ${rules},\n  "listed": {},\n  "__proto__": ${rules} } }`;
  expect(toolsWithLens(withFacts(text))).toEqual([
    { tool: 'a', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } } },
    { tool: '__proto__', range: { start: { line: 4, character: 2 }, end: { line: 4, character: 13 } } },
  ]);
});

test('a large policy has none', () => {
  expect(toolsWithLens(withFacts(policyOf(mostToolsWithLens)))).toHaveLength(mostToolsWithLens);
  expect(toolsWithLens(withFacts(policyOf(mostToolsWithLens + 1)))).toEqual([]);
});
