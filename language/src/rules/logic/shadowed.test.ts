import { expect, test } from 'vitest';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'logic/shadowed';
const at = (op: string, value: unknown, more: object = {}) => ({
  conditions: [{ path: 'args.n', op, value }],
  ...more,
});
const list = (name: string, ...rules: object[]) => `"${name}": ${JSON.stringify(rules)}`;
const facts = (rules: string) => withPay(rules, { tools: false });
const said = (rules: string) => found(facts(rules), code).map((line) => line.slice(`${code} information `.length));

test('a rule that a wider one makes useless is faded, and the wider one named', () => {
  const own = facts(list('deny_if', at('gt', 10), at('gt', 20)));
  expect(found(own, code)).toEqual([`${code} information ${JSON.stringify(at('gt', 20))}`]);
  expect(messages(own, code)[0]).toContain('`deny_if` (rule 1) decides every call that it is about');
  expect(diagnose(own).find((one) => one.code === code)?.tags).toEqual([DiagnosticTag.Unnecessary]);
});

test('of two that say the same the later one changes nothing, whatever list it stands in', () => {
  expect(said(list('deny_if', at('in', ['a', 'b']), at('in', ['b', 'a'])))).toEqual([
    JSON.stringify(at('in', ['b', 'a'])),
  ]);
  expect(said(list('require', at('regex', '^a'), at('regex', '^a')))).toHaveLength(1);
  expect(said(`${list('require', at('lte', 10))}, ${list('deny_if', at('gt', 10))}`)).toEqual([
    JSON.stringify(at('gt', 10)),
  ]);
  expect(said(`${list('deny_if', at('gt', 10))}, ${list('approve_if', at('gt', 20))}`)).toHaveLength(1);
});

test('after a rule that denies every call nothing changes anything', () => {
  expect(said(`"deny_if": [{ "conditions": [] }, ${JSON.stringify(at('gt', 1))}]`)).toEqual([
    JSON.stringify(at('gt', 1)),
  ]);
});

test('a rule that denies every call plainly stays beside one that does so by contradicting itself', () => {
  const never = { conditions: [...at('gt', 10).conditions, ...at('lt', 5).conditions] };
  const plain = '"deny_if": [{ "conditions": [] }]';
  expect(said(`${list('require', never)}, ${plain}`)).toEqual([JSON.stringify(never)]);
  expect(said('"deny_if": [{ "conditions": [] }, { "conditions": [] }]')).toHaveLength(1);
});

test('several rules together can do it', () => {
  const own = facts(list('deny_if', at('lt', 10), at('gte', 10), at('exists', true)));
  // `null` is neither, and is not there by `exists`.
  expect(messages(own, code)[0]).toContain('other rules decide');
});

test('a rule with a message of its own changes what the agent is told', () => {
  expect(said(list('deny_if', at('gt', 20, { on_deny: 'Far too large.' }), at('gt', 10)))).toEqual([]);
  expect(said(list('deny_if', at('gt', 20), at('gt', 10)))).toHaveLength(1);
});

test.each([
  ['each denies something of its own', list('deny_if', at('gt', 10), at('lt', 0))],
  ['a pattern may or may not match the same', list('deny_if', at('regex', '^ab'), at('regex', '^a'))],
  ['one asks and the other denies', `${ruleOf('deny_if', 'args.n', 'gt', 20)}, ${list('approve_if', at('gt', 10))}`],
  ['it never has anything against a call', list('deny_if', at('in', []), at('gt', 1))],
])('nothing is said when %s', (_, rules) => {
  expect(said(rules)).toEqual([]);
});
