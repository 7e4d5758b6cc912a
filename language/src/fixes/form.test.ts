import { expect, test } from 'vitest';
import { fixed, fixesOf, found, withFacts } from '../testing.ts';
import { fixAll } from './fix-all.ts';

/** The text after the one fix of a code. */
const mend = (text: string, code: string) => fixed(withFacts(text), code);

test('a comma that nothing follows goes', () => {
  expect(mend('{ "version": "1", "default": "deny", }', 'syntax/trailing-comma')).toBe(
    '{ "version": "1", "default": "deny" }',
  );
  expect(mend('{"hide": ["a",\n]}', 'syntax/trailing-comma')).toBe('{"hide": ["a"\n]}');
});

test('a comment on a line of its own goes with its line', () => {
  expect(mend('{\r\n  // why\r\n  "version": "1"\r\n}', 'syntax/comment')).toBe('{\r\n  "version": "1"\r\n}');
});

test('a comment behind something goes with the blanks before it, one in the middle alone', () => {
  expect(mend('{\n  "version": "1" // one\n}', 'syntax/comment')).toBe('{\n  "version": "1"\n}');
  expect(mend('{ "version": /* x */ "1" }', 'syntax/comment')).toBe('{ "version":  "1" }');
});

test('a comment that never ends is left alone: it may have swallowed anything', () => {
  expect(fixesOf(withFacts('{ "version": "1" /* '), 'syntax/comment')).toEqual([]);
});

test('a name that is hidden twice is taken out where it stands again', () => {
  expect(mend('{"version":"1","default":"allow","hide":["a","b","a"]}', 'tools/hidden-twice')).toContain(
    '"hide":["a","b"]',
  );
});

test('a misspelt key or value becomes the one that was meant', () => {
  expect(mend('{ "version": "1", "defualt": "deny" }', 'schema/unknown-key')).toBe(
    '{ "version": "1", "default": "deny" }',
  );
  expect(mend('{ "version": "1", "default": "denny" }', 'schema/wrong-value')).toBe(
    '{ "version": "1", "default": "deny" }',
  );
});

test('a required key with one right value is added in its place', () => {
  expect(mend('{\n\t"default": "deny"\n}\n', 'schema/missing-key')).toBe(
    '{\n\t"version": "1",\n\t"default": "deny"\n}\n',
  );
  expect(mend('{"version":"1"}', 'schema/missing-key')).toBe('{"version":"1","default":"deny"}');
  const limit = '{"version":"1","default":"deny","all_tools":{"limits":[{"counter":"c","window":"day","max":1}]}}';
  expect(mend(limit, 'schema/missing-key')).toContain('"max":1,"scope":"grant"}');
  const inTool = '{"version":"1","default":"deny","tools":{"a":{"limits":[{"counter":"c","window":"day","max":1}]}}}';
  expect(mend(inTool, 'schema/missing-key')).toContain('"max":1,"scope":"grant"}');
});

test('a value that is right but for its quotes is put right', () => {
  expect(mend('{ "version": 1, "default": "deny" }', 'schema/wrong-type')).toContain('"version": "1"');
  const max =
    '{"version":"1","default":"deny","all_tools":{"limits":[{"counter":"c","window":"day","max":"10","scope":"grant"}]}}';
  expect(mend(max, 'schema/wrong-type')).toContain('"max":10,');
});

const tool = (rules: string) => `{ "version": "1", "default": "deny", "tools": { "a": { ${rules} } } }`;

test('a condition where a rule belongs is put into one, with its message', () => {
  const condition = '"path": "args.n", "op": "gt", "value": 5';
  const rule = (rest = '') => tool(`"deny_if": [{ "conditions": [{ ${condition} }]${rest} }]`);
  expect(mend(tool(`"deny_if": [{ ${condition} }]`), 'schema/missing-key')).toBe(rule());
  expect(mend(tool(`"deny_if": [{ ${condition}, "on_deny": "No." }]`), 'schema/missing-key')).toBe(
    rule(', "on_deny": "No."'),
  );
  expect(mend(tool(`"deny_if": { ${condition} }`), 'schema/wrong-type')).toBe(rule());
});

test('the older rate_limit becomes a limit', () => {
  expect(mend(tool('"rate_limit": { "max": 10, "window": 60 }'), 'dialect/older-spelling')).toBe(
    tool('"limits": [{ "counter": "a_rate", "window": "minute", "max": 10, "scope": "grant" }]'),
  );
});

test('the older action becomes a rule that carries its reason', () => {
  const deny = tool('"action": "deny", "reason": "No."');
  expect(mend(deny, 'dialect/older-spelling')).toBe(tool('"deny_if": [{ "conditions": [], "on_deny": "No." }]'));
  const approval = tool('"action": "require_approval"');
  expect(mend(approval, 'dialect/older-spelling')).toBe(
    tool('"deny_if": [{ "conditions": [], "on_deny": "Requires human approval." }]'),
  );
  expect(JSON.parse(mend(tool('"action": "allow"'), 'dialect/older-spelling')).tools).toEqual({ a: {} });
});

test('a window in seconds becomes a word', () => {
  const limit = (window: string) =>
    tool(`"limits": [{ "counter": "c", "window": ${window}, "max": 1, "scope": "grant" }]`);
  expect(mend(limit('3600'), 'dialect/older-spelling')).toBe(limit('"hour"'));
  expect(fixesOf(withFacts(limit('61')), 'dialect/older-spelling')).toEqual([]);
});

test('fixing all removes what JSON does not have, all at once', () => {
  const text =
    '// policy\n{\n  "version": "1", // first\n  "default": "deny",\n  "tools": { "list_issues": {}, },\n}\n';
  const { text: after } = fixAll(withFacts(text, { tools: false }));
  expect(after).toBe('{\n  "version": "1",\n  "default": "deny",\n  "tools": { "list_issues": {} }\n}\n');
  expect(found(withFacts(after, { tools: false }))).toEqual(['snapshot/missing information "tools"']);
});

test('a guess at what was meant is never applied unasked', () => {
  const text = '{ "version": "1", "defualt": "deny" }';
  expect(fixAll(withFacts(text)).edits).toEqual([]);
});
