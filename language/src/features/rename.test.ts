import { compilePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { applyEdits, fromTextEdit } from '../edits/edit.ts';
import { withFacts } from '../testing.ts';
import { renameAt, renameableAt } from './rename.ts';

const policy = `{
  "version": "1", "default": "allow",
  "all_tools": { "limits": [{ "counter": "c", "window": "day", "max": 3, "scope": "grant" }] },
  "hide": ["a"],
  "tools": {
    "a": {},
    "b": { "limits": [{ "counter": "c", "window": "day", "max": 2, "scope": "grant" }] }
  }
}`;

function renamed(mark: string, newName: string, text = policy): string {
  const facts = withFacts(text);
  const result = renameAt(facts, text.indexOf(mark) + 1, newName);
  if (!result.ok) return result.reason;
  return applyEdits(
    text,
    result.edits.map((edit) => fromTextEdit(facts.parsed.document, edit)),
  );
}

test('a tool is renamed where it has rules and where it is hidden', () => {
  expect(renamed('"a":', 'z')).toBe(policy.replaceAll('"a"', '"z"'));
  expect(renamed('"a"]', 'z')).toBe(policy.replaceAll('"a"', '"z"'));
});

test('a counter is renamed in every limit, and the same calls pass', () => {
  const after = renamed('"c"', 'calls "1"\n');
  expect(after).toBe(policy.replaceAll('"c"', JSON.stringify('calls "1"\n')));
  const decide = (text: string) =>
    ['a', 'b', 'x'].map((tool) => compilePolicy(withFacts(text).parsed.policy).decide({ tool }).effect);
  expect(decide(after)).toEqual(decide(policy));
});

test.each([
  ['"a":', 'b', 'cannot be joined'],
  ['"c"', ' ', 'needs a name'],
  ['"a":', '', 'needs a name'],
  ['"a":', '*', 'hides every tool'],
  ['"hide"', 'x', 'Only the name'],
])('%s does not become %j: %s', (mark, newName, reason) => {
  expect(renamed(mark, newName)).toContain(reason);
});

test('two counters are not made one', () => {
  const two = policy.replace('"counter": "c", "window": "day", "max": 2', '"counter": "d", "window": "day", "max": 2');
  expect(renamed('"d"', 'c', two)).toContain('would count together');
});

test('nothing is renamed in a text that is no JSON', () => {
  expect(renamed('"a":', 'z', policy.replace('"allow",', '"allow",,'))).toContain('not valid JSON');
});

test('what is offered for editing stands between the quotes', () => {
  const found = renameableAt(withFacts(policy), policy.indexOf('"a":'));
  expect(found).toMatchObject({ ok: true, range: { start: { character: 5 }, end: { character: 6 } } });
});
