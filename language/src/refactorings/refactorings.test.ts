import { expect, test } from 'vitest';
import { codeActionsAt } from '../features/code-actions.ts';
import { apply, withFacts } from '../testing.ts';

/** The text after the rewriting of a kind, at the selection between two `|` or at the one `|`; undefined when it is not offered. */
function rewritten(marked: string, kind: string, known = {}): string | undefined {
  const [before = '', selected = '', ...rest] = marked.split('|');
  const after = rest.join('');
  const text = before + selected + after;
  const facts = withFacts(text, known);
  const placeOf = (offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const end = before.length + (rest.length > 0 ? selected.length : 0);
  const range = { start: placeOf(before.length), end: placeOf(end) };
  const only = [`refactor.rewrite.${kind}`];
  const [action] = codeActionsAt(facts, range, { uri: 'file:///w/policy.json', diagnostics: [], only });
  return action && apply(facts, action);
}

const policy = (rest: string) => `{ "version": "1", "default": "deny", ${rest} }`;

test('a hidden tool becomes one that is denied by a rule, and back', () => {
  const hidden = policy('"hide": ["a", "dele|te_repository"]');
  const denied = policy(
    '"hide": ["a"], "tools": { "delete_repository": { "deny_if": [{ "conditions": [], "on_deny": "This tool is not permitted." }] } }',
  );
  expect(rewritten(hidden, 'denyHidden')).toBe(denied);
  expect(rewritten(denied.replace('"conditions"', '|"conditions"'), 'hideDenied')).toBe(
    policy('"hide": ["a", "delete_repository"], "tools": {}'),
  );
});

test('a hidden tool with an entry of its own gets the rule there, so that it stays denied', () => {
  expect(rewritten(policy('"hide": ["|x"], "tools": { "x": {} }'), 'denyHidden')).toBe(
    policy(
      '"hide": [], "tools": { "x": { "deny_if": [{ "conditions": [], "on_deny": "This tool is not permitted." }] } }',
    ),
  );
});

test('an entry with more than a denial is not hidden: its rules would be lost', () => {
  const limit = '"limits": [{ "counter": "c", "window": "day", "max": 1, "scope": "grant" }]';
  expect(rewritten(policy(`"tools": { "|x": { "deny_if": [{ "conditions": [] }], ${limit} } }`), 'hideDenied')).toBe(
    undefined,
  );
  expect(rewritten(policy('"hide": ["|*"]'), 'denyHidden')).toBe(undefined);
});

const limit = (counter: string, max: number) =>
  `{ "counter": "${counter}", "window": "minute", "max": ${max}, "scope": "grant" }`;

test('selected tools come to share one count; the one without a limit gets the smallest', () => {
  const before = policy(
    `"tools": { "crea|te_issue": { "limits": [${limit('a', 30)}] }, "update_issue": { "limits": [${limit('b', 10)}] }, "close_iss|ue": {} }`,
  );
  expect(rewritten(before, 'shareCounter')).toBe(
    policy(
      `"tools": { "create_issue": { "limits": [${limit('issue_rate', 30)}] }, "update_issue": { "limits": [${limit('issue_rate', 10)}] }, "close_issue": { "limits": [${limit('issue_rate', 10)}] } }`,
    ),
  );
});

test('one of them gets a count of its own again', () => {
  const before = policy(
    `"tools": { "a": { "limits": [${limit('s', 5)}] }, "b": { "limits": [${limit('s', 5).replace('"max"', '|"max"')}] } }`,
  );
  expect(rewritten(before, 'ownCounter')).toBe(
    policy(`"tools": { "a": { "limits": [${limit('s', 5)}] }, "b": { "limits": [${limit('b_rate', 5)}] } }`),
  );
  expect(rewritten(policy(`"tools": { "a": { "limits": [|${limit('s', 5)}] } }`), 'ownCounter')).toBe(undefined);
});

test('tools and hidden names are sorted, each as it is written', () => {
  const before =
    '{\r\n\t"version": "1",\r\n\t"tools|": {\r\n\t\t"b": {\r\n\t\t\t"limits": []\r\n\t\t},\r\n\t\t"a": {}\r\n\t}\r\n}\r\n';
  expect(rewritten(before, 'sortTools')).toBe(
    '{\r\n\t"version": "1",\r\n\t"tools": {\r\n\t\t"a": {},\r\n\t\t"b": {\r\n\t\t\t"limits": []\r\n\t\t}\r\n\t}\r\n}\r\n',
  );
  expect(rewritten(policy('"hide|": ["c", "a"]'), 'sortTools')).toBe(policy('"hide": ["a", "c"]'));
  expect(rewritten(policy('"tools|": { "a": {}, "b": {} }'), 'sortTools')).toBe(undefined);
});

test('deny by default lists what is allowed today, and is not offered when nobody knows what that is', () => {
  const before =
    '{ "version": "1", "default": "al|low", "hide": ["delete_repository"], "tools": { "run_command": {} } }';
  expect(rewritten(before, 'denyByDefault')).toBe(
    '{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": { "run_command": {}, "create_payment": {}, "list_issues": {}, "update_issue": {} } }',
  );
  expect(rewritten(before, 'denyByDefault', { tools: false })).toBe(undefined);
});

test('a rule of require is split into one for each condition, each with the message', () => {
  const where = (path: string) => `{ "path": "args.${path}", "op": "exists", "value": true }`;
  const rule = (...conditions: string[]) => `{ "conditions": [${conditions.join(', ')}], "on_deny": "Say more." }`;
  expect(rewritten(policy(`"tools": { "t": { "require": [|${rule(where('a'), where('b'))}] } }`), 'splitRequire')).toBe(
    policy(`"tools": { "t": { "require": [${rule(where('a'))}, ${rule(where('b'))}] } }`),
  );
});

test('the portable approval becomes the extension', () => {
  const before = policy(
    '"tools": { "|t": { "deny_if": [{ "conditions": [], "on_deny": "Requires human approval." }] } }',
  );
  expect(rewritten(before, 'askPerson')).toBe(policy('"tools": { "t": { "approve_if": [{ "conditions": [] }] } }'));
});

test('nothing is rewritten in a text that is no JSON', () => {
  expect(rewritten(policy('"tools|": { "b": {}, "a": {}, }'), 'sortTools')).toBe(undefined);
});
