import { expect, test } from 'vitest';
import { fixed, fixesOf, found, messages, snapshotOf, withFacts } from '../../testing.ts';

const code = 'tools/unknown-tool';
const rules = '{ "deny_if": [{ "conditions": [] }] }';
const severities = (text: string) => found(withFacts(text), code).map((line) => line.split(' ')[1]);

test('in hide it is an error under default allow: what was meant stays callable', () => {
  const facts = withFacts('{ "version": "1", "default": "allow", "hide": ["delete_repo"] }');
  expect(found(facts, code)).toEqual([`${code} error "delete_repo"`]);
  expect(messages(facts, code)).toEqual([
    '`delete_repo` is not a tool of `github` (snapshot 3 days old), so this line hides nothing: if a tool was meant, it stays callable. Did you mean `delete_repository`?',
  ]);
});

test('in hide it is an error when the tool that was meant is listed', () => {
  const listed = '{ "version": "1", "default": "deny", "hide": ["delete_repo"], "tools": { "delete_repository": {} } }';
  expect(severities(listed)).toEqual(['error']);
  expect(messages(withFacts(listed), code)[0]).toContain('while `delete_repository` stays callable');
});

test('in hide it is a warning when nothing is left callable by it', () => {
  expect(severities('{ "version": "1", "default": "deny", "hide": ["delete_repo"] }')).toEqual(['warning']);
  expect(severities('{ "version": "1", "default": "allow", "hide": ["delete_repo", "*"] }')).toEqual(['warning']);
});

test('a key with rules is an error under default allow, where they guard nothing', () => {
  expect(severities(`{ "version": "1", "default": "allow", "tools": { "run_comand": ${rules} } }`)).toEqual(['error']);
  expect(severities(`{ "version": "1", "default": "deny", "tools": { "run_comand": ${rules} } }`)).toEqual(['warning']);
  expect(severities('{ "version": "1", "default": "allow", "tools": { "run_comand": {} } }')).toEqual(['warning']);
});

test('without a snapshot nothing is said of names', () => {
  expect(found(withFacts('{ "version": "1", "default": "allow", "hide": ["x"] }', { tools: false }), code)).toEqual([]);
});

test('what is no name at all is left to the problems of form', () => {
  expect(severities('{ "version": "1", "default": "allow", "hide": ["delete_*", "", " "] }')).toEqual([]);
});

test('a tool called __proto__ is unknown like any other, and known when it is there', () => {
  const text = '{ "version": "1", "default": "deny", "tools": { "__proto__": {}, "constructor": {} } }';
  expect(severities(text)).toEqual(['warning', 'warning']);
  const facts = withFacts(text, { snapshot: snapshotOf([{ name: '__proto__' }, { name: 'constructor' }]) });
  expect(found(facts, code)).toEqual([]);
});

test('the fix writes the name that was meant, and says when that allows calls', () => {
  const hidden = withFacts('{ "version": "1", "default": "deny", "hide": [ "delete_repo" ] }');
  expect(fixed(hidden, code, 'Hide')).toBe('{ "version": "1", "default": "deny", "hide": [ "delete_repository" ] }');
  const listed = withFacts('{ "version": "1", "default": "deny", "tools": { "list_issue": {} } }');
  expect(fixesOf(listed, code).map((action) => action.title)).toEqual([
    'Replace by `list_issues` (allows its calls)',
    'Take the entry of `list_issue` out',
  ]);
  expect(fixed(listed, code, 'Replace')).toContain('"list_issues": {}');
});

test('a wrong snapshot makes every name unknown, and is told of all of them in bounded time', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `"tool_number_${index}": {}`);
  const tools = Array.from({ length: 3000 }, (_, index) => ({ name: `other_name_${index}` }));
  const facts = withFacts(`{ "version": "1", "default": "deny", "tools": { ${names.join(', ')} } }`, { tools });
  expect(found(facts, code)).toHaveLength(3000);
});
