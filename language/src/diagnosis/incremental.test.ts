import { parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { diagnose } from './diagnose.ts';

const start = `{
  "version": "1",
  "default": "allow",
  "hide": ["delete_repo", "list_issues"],
  "all_tools": { "limits": [{ "counter": "all", "window": "hour", "max": 600, "scope": "grant" }] },
  "tools": {
    "create_payment": {},
    "delete_repository": { "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": 1 }] }] },
    "run_comand": { "limits": [{ "counter": "c", "window": "minute", "max": 0, "scope": "grant" }] },
    "update_issue": { "require": [] }
  }
}
`;

/** What authors type, paste and delete: half of it breaks the text. */
const typed = fc.constantFrom(
  '',
  '"',
  '{',
  '}',
  ',',
  '\n',
  '\r\n',
  'x',
  '\\',
  '//',
  '"hide": ["*"], ',
  '"deny_if": [{ "conditions": [] }]',
  '"list_issues": {},\n',
  '"run_command": { "limits": [] },',
  '"default": "deny",',
  '\ud83d\ude00',
);
const edit = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(30), insert: typed }),
  },
  // Space before everything, and its undo.
  {
    weight: 1,
    arbitrary: fc.record({ at: fc.constant(0), remove: fc.nat(1), insert: fc.constantFrom('', ' ', '\n', '\r\n') }),
  },
);

test('after any edits the findings are those of a fresh look at the text', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
      let facts = withFacts(start);
      diagnose(facts);
      const { snapshot } = facts;
      for (const { at, remove, insert } of edits) {
        const { text } = facts.parsed.document;
        const offset = Math.floor(at * text.length);
        const after = text.slice(0, offset) + insert + text.slice(offset + remove);
        facts = { ...facts, parsed: parsePolicy(after, facts.parsed) };
        expect(diagnose(facts)).toEqual(diagnose({ ...withFacts(after), snapshot }));
      }
    }),
    { numRuns: 400 },
  );
}, 120_000);
