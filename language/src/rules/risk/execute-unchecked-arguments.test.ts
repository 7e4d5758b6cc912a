import { expect, test } from 'vitest';
import { fixed, fixesOf, found, messages, ruleOf, withFacts } from '../../testing.ts';

const code = 'risk/execute-unchecked-arguments';
const tool = (properties: object) => [{ name: 'run_command', inputSchema: { type: 'object', properties } }];
const command = tool({ command: { type: 'string' }, cwd: { type: 'string' } });
const facts = (rules: string, tools = command) =>
  withFacts(`{ "version": "1", "default": "deny", "tools": { "run_command": { ${rules} } } }`, { tools });

test('a tool whose command nobody looks at is told', () => {
  expect(found(facts(''), code)).toEqual([`${code} information "run_command"`]);
  expect(messages(facts(''), code)[0]).toContain('no rule looks at `args.command`');
  expect(found(facts(ruleOf('require', 'args.command', 'exists', true)), code)).toHaveLength(1);
});

test.each([
  ['a rule looks at it', ruleOf('require', 'args.command', 'regex', '^git status$')],
  ['every call is denied', '"deny_if": [{ "conditions": [] }]'],
  ['a person agrees', '"approve_if": [{ "conditions": [] }]'],
])('nothing is said when %s', (_, rules) => {
  expect(found(facts(rules), code)).toEqual([]);
});

test('nothing is said of values that the schema lists, or of arguments that say nothing of what is run', () => {
  expect(found(facts('', tool({ command: { enum: ['status', 'log'] } })), code)).toEqual([]);
  expect(found(facts('', tool({ job: { type: 'string' } })), code)).toEqual([]);
  expect(found(facts('', [{ name: 'run_command', inputSchema: { type: 'object', properties: {} } }]), code)).toEqual(
    [],
  );
});

test('what the schema suggests is offered, one by one and all at once, and then nothing is told', () => {
  const properties = { command: { type: 'string' }, seconds: { type: 'integer', maximum: 600 } };
  const told = facts('', tool(properties));
  const titles = fixesOf(told, code).map(({ title }) => title);
  expect(titles).toEqual([
    'Require `args.command` to be plain words, without what a shell treats as its own',
    'Check 2 arguments of `run_command` as its schema suggests',
  ]);
  for (const title of titles)
    expect(found(facts(rulesIn(fixed(told, code, title)), tool(properties)), code)).toEqual([]);
  expect(fixed(told, code, 'Check 2')).toContain('"args.seconds", "op": "lte", "value": 600');
});

test('nothing is offered where the schema suggests nothing of what is run', () => {
  const told = facts('', tool({ code: { type: 'string' }, seconds: { type: 'integer', maximum: 600 } }));
  expect(found(told, code)).toHaveLength(1);
  expect(fixesOf(told, code)).toEqual([]);
});

/** The rules that a fixed policy has for its one tool, without the braces. */
function rulesIn(text: string): string {
  const rules: unknown = JSON.parse(text).tools.run_command;
  return JSON.stringify(rules).slice(1, -1);
}
