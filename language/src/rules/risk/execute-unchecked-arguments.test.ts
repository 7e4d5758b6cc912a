import { expect, test } from 'vitest';
import { found, messages, ruleOf, withFacts } from '../../testing.ts';

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
