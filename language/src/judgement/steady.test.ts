import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { indexOf } from './policy-index.ts';
import { hiddenNames } from './steady.ts';

const text = '{ "version": "1", "default": "deny", "hide": ["a", "b\\ud800"] }';

test('what is made of a part is the same object while that part says the same, wherever it stands', () => {
  const parsed = parsePolicy(text);
  const names = hiddenNames(indexOf(parsed));
  expect([...names]).toEqual(['a', 'b\ud800']);
  const moved = parsePolicy(`\n${text}`, parsed);
  expect(hiddenNames(indexOf(moved))).toBe(names);
  const changed = parsePolicy(text.replace('"a"', '"c"'), moved);
  expect([...hiddenNames(indexOf(changed))]).toEqual(['c', 'b\ud800']);
});

test('it is another one for every document', () => {
  expect(hiddenNames(indexOf(parsePolicy(text)))).not.toBe(hiddenNames(indexOf(parsePolicy(text))));
});
