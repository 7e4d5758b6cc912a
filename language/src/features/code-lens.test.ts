import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { mostToolsWithLens, toolsWithLens } from './code-lens.ts';

const policyOf = (count: number) =>
  JSON.stringify({ tools: Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, {}])) });

test('each tool with a name has a lens over its key', () => {
  expect(toolsWithLens(withFacts('{ "tools": {\n  "a": {},\n  "": {},\n  "__proto__": {} } }'))).toEqual([
    { tool: 'a', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } } },
    { tool: '__proto__', range: { start: { line: 3, character: 2 }, end: { line: 3, character: 13 } } },
  ]);
});

test('a large policy has none', () => {
  expect(toolsWithLens(withFacts(policyOf(mostToolsWithLens)))).toHaveLength(mostToolsWithLens);
  expect(toolsWithLens(withFacts(policyOf(mostToolsWithLens + 1)))).toEqual([]);
});
