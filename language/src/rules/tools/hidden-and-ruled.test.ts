import { expect, test } from 'vitest';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { fixed, fixesOf, found, withFacts } from '../../testing.ts';

const code = 'tools/hidden-and-ruled';
const text =
  '{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": { "list_issues": {}, "delete_repository": {} } }';

test('an entry of a hidden tool never counts, and is faded', () => {
  expect(found(withFacts(text), code)).toEqual([`${code} warning "delete_repository"`]);
  expect(diagnose(withFacts(text)).find((finding) => finding.code === code)?.tags).toEqual([DiagnosticTag.Unnecessary]);
});

test('one fix takes the entry out, the other the name out of hide, which loosens and says so', () => {
  expect(fixed(withFacts(text), code, 'Take the entry')).toBe(
    '{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": { "list_issues": {} } }',
  );
  expect(fixed(withFacts(text), code, 'Take `delete_repository` out of `hide` (allows')).toContain('"hide": []');
  expect(fixesOf(withFacts(text), code).map((action) => action.isPreferred === true)).toEqual([true, false]);
});

test('under "*" it is told once, there', () => {
  const all = '{ "version": "1", "default": "deny", "hide": ["*", "list_issues"], "tools": { "list_issues": {} } }';
  expect(found(withFacts(all), code)).toEqual([]);
});
