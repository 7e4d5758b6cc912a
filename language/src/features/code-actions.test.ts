import { expect, test } from 'vitest';
import { apply, found, withFacts } from '../testing.ts';
import { codeActionsAt, fixAllKind } from './code-actions.ts';

const text = `{
  "version": "1",
  "default": "deny",
  "tools": {
    "create_payment": {},
    "delete_repository": {},
    "list_issues": {},
    "run_command": {},
    "update_issue": {}
  }
}
`;
const request = { uri: 'file:///w/policy.json', diagnostics: [] };
const line = (number: number) => ({ start: { line: number, character: 6 }, end: { line: number, character: 6 } });
const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

test('at the cursor the fixes of what is found there are offered, then the same for all', () => {
  const actions = codeActionsAt(withFacts(text), line(7), request);
  expect(actions.map(({ title, isPreferred }) => [title, isPreferred === true])).toEqual([
    ['Limit `run_command` to 10 calls a minute', true],
    ['Give all 4 tools their recommended rule', false],
  ]);
});

test('where nothing is found nothing is offered', () => {
  expect(codeActionsAt(withFacts(text), line(6), request)).toEqual([]);
});

test('for all tools at once, nothing is left to say', () => {
  const facts = withFacts(text);
  const all = codeActionsAt(facts, line(7), request).find((action) => action.title.startsWith('Give all'));
  expect(found(withFacts(apply(facts, all)))).toEqual([]);
});

test('an action hands back the diagnostic that the editor has', () => {
  const diagnostic = {
    range: { start: { line: 7, character: 4 }, end: { line: 7, character: 17 } },
    message: 'as the editor shows it',
    code: 'risk/execute-unlimited',
  };
  const [action] = codeActionsAt(withFacts(text), line(7), { ...request, diagnostics: [diagnostic] });
  expect(action?.diagnostics).toEqual([diagnostic]);
});

test('kinds that are not asked for are left out', () => {
  const facts = withFacts(text);
  expect(codeActionsAt(facts, everywhere, { ...request, only: ['refactor'] })).toEqual([]);
  expect(codeActionsAt(facts, line(7), { ...request, only: ['quickfix'] })).toHaveLength(2);
});

test.each(['source.fixAll.mcpPolicy', 'source.fixAll', 'source'])('fix all is one action, asked for as %s', (kind) => {
  const facts = withFacts(text);
  const actions = codeActionsAt(facts, everywhere, { ...request, only: [kind] });
  expect(actions.map((action) => action.kind)).toEqual([fixAllKind]);
  expect(found(withFacts(apply(facts, actions[0])))).toEqual([]);
});

test('fix all is no quick-fix, and there is none when there is nothing to fix', () => {
  expect(codeActionsAt(withFacts(text), line(7), request).some((action) => action.kind === fixAllKind)).toBe(false);
  const clean = withFacts('{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }');
  expect(codeActionsAt(clean, everywhere, { ...request, only: [fixAllKind] })).toEqual([]);
});

test('checks are offered on the name of a tool that runs something, though nothing need be wrong with it', () => {
  const properties = {
    job: { type: 'string' },
    seconds: { type: 'integer', maximum: 600 },
    mode: { enum: ['plan', 'destroy'] },
  };
  const tools = [{ name: 'run_command', inputSchema: { type: 'object', properties } }];
  const policy = (rules: string) =>
    withFacts(`{ "version": "1", "default": "deny",\n"tools": { "run_command": {${rules}} } }`, { tools });
  const name = { start: { line: 1, character: 14 }, end: { line: 1, character: 14 } };
  const offered = (facts: ReturnType<typeof withFacts>, range = name) =>
    codeActionsAt(facts, range, { ...request, only: ['refactor'] });
  const limits = '"limits": [{ "counter": "r", "window": "minute", "max": 10, "scope": "grant" }]';
  const facts = policy(limits);
  expect(offered(facts).map(({ title, kind }) => [title, kind])).toEqual([
    ['Require `args.seconds` to be at most 600', 'refactor.rewrite'],
    ['Require `args.mode` to be the one value of its schema (not `destroy`)', 'refactor.rewrite'],
    ['Check 2 arguments of `run_command` as its schema suggests', 'refactor.rewrite'],
  ]);
  expect(apply(facts, offered(facts)[1])).toContain('"op": "in", "value": ["plan"]');
  expect(offered(facts, { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } })).toEqual([]);
  const denied = offered(policy('"deny_if": [{ "conditions": [] }]')).filter(({ title }) =>
    /Require|Check/.test(title),
  );
  expect(denied).toEqual([]);
});
