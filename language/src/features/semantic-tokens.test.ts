import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { semanticTokens, semanticTokensLegend, tokensEdit } from './semantic-tokens.ts';

const policy = `{
  "hide": ["*", "delete_repository"],
  "tools": {
    "list_issues": {}, "run_command": {},
    "nobody_knows": {},
    "update_issue": {}
  }
}`;

/** The marked texts with their modifiers. */
function marked(text: string, from?: number, to?: number): readonly string[] {
  const data = semanticTokens(withFacts(text), from, to);
  const lines = text.split('\n');
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, , modifiers = 0] = data.slice(i, i + 5);
    character = down === 0 ? character + right : right;
    line += down;
    const level = semanticTokensLegend.tokenModifiers[Math.log2(modifiers)];
    found.push(`${lines[line]?.slice(character, character + length)} ${level}`);
  }
  return found;
}

test('names of tools are marked with their level, in `hide` and in `tools`', () => {
  expect(marked(policy)).toEqual([
    'delete_repository criticalRisk',
    'list_issues lowRisk',
    'run_command highRisk',
    'update_issue mediumRisk',
  ]);
});

test('only a part is looked at when a part is asked for', () => {
  expect(marked(policy, policy.indexOf('"list'), policy.indexOf('"nobody'))).toEqual([
    'list_issues lowRisk',
    'run_command highRisk',
  ]);
});

test('a name that is still being typed is marked to its end', () => {
  expect(marked('{ "tools": { "list_issues')).toEqual(['list_issues lowRisk']);
  expect(marked('{ "tools": { "')).toEqual([]);
  expect(marked('')).toEqual([]);
});

test('an edit of the numbers leads from one answer to the next', () => {
  const numbers = fc.array(fc.nat(2), { maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, (before, after) => {
      const edit = tokensEdit(before, after);
      const result = [...before];
      if (edit) result.splice(edit.start, edit.deleteCount, ...edit.data);
      expect(result).toEqual(after);
    }),
  );
});
