import { describe, expect, test } from 'vitest';
import { compilePolicy } from './compile.ts';
import { createCounters } from './counters.ts';
import { condition, deciderOf, limit, policyFrom, policyOfTool } from './testing.ts';

const over = condition('args.amount', 'gt', '100');

describe('before the rules', () => {
  test('no policy denies everything', () => {
    expect(compilePolicy(null).decide({ tool: 't' })).toEqual({
      effect: 'deny',
      rule: '(no policy)',
      at: '',
      message: 'No policy is attached',
    });
  });

  test('a hidden tool is denied by the entry that applies first', () => {
    const policy = policyFrom('{"version":"1","default":"allow","hide":["a","*","b"],"tools":{"b":{}}}');
    const { decide } = { decide: (tool: string) => compilePolicy(policy).decide({ tool }) };
    expect(decide('a').at).toBe('/hide/0');
    expect(decide('b').at).toBe('/hide/1');
    expect(decide('c')).toEqual({
      effect: 'deny',
      rule: '(hidden)',
      at: '/hide/1',
      message: 'Tool "c" is hidden by policy',
    });
  });

  test('a tool that is not listed is denied by default', () => {
    const { effect, rule, at, message } = compilePolicy(policyOfTool('{}')).decide({ tool: 'other"' });
    expect([effect, rule, at, message]).toEqual([
      'deny',
      '(default deny)',
      '/default',
      'Tool "other\\"" is not permitted by policy',
    ]);
  });

  test('__proto__ and toString are names like any other', () => {
    const compiled = compilePolicy(policyFrom('{"version":"1","default":"deny","tools":{"__proto__":{}}}'));
    expect(compiled.decide({ tool: '__proto__' }).effect).toBe('allow');
    expect(compiled.decide({ tool: 'toString' }).rule).toBe('(default deny)');
  });

  test('a hidden tool is denied whatever its arguments', () => {
    const policy = policyFrom('{"version":"1","default":"deny","hide":["t"],"tools":{"t":{}}}');
    expect(compilePolicy(policy).decide({ tool: 't', arguments: null }).rule).toBe('(hidden)');
  });

  test.each([[null], [[]], ['{}'], [5], [true]])('arguments %j make the call malformed', (given) => {
    expect(deciderOf('{}')({ arguments: given })).toEqual({
      effect: 'deny',
      rule: '(invalid call)',
      at: '',
      message: 'Malformed call',
    });
  });

  test('a tool without rules still refuses a duplicate key', () => {
    expect(deciderOf('{}')({ argumentsText: '{"a":1,"a":2}' }).rule).toBe('(invalid call)');
  });

  test('source text wins over values', () => {
    const decide = deciderOf(`{"deny_if":[{"conditions":[${over}]}]}`);
    expect(decide({ arguments: { amount: 1 }, argumentsText: '{"amount":101}' }).effect).toBe('deny');
  });

  test('absent arguments are an empty object', () => {
    expect(deciderOf('{}')({}).effect).toBe('allow');
  });
});

describe('rules', () => {
  test('require comes before deny_if, and deny_if before approve_if', () => {
    const rule = (path: string) => `[{"conditions":[${condition(path, 'exists', 'true')}]}]`;
    const decide = deciderOf(
      `{"approve_if":${rule('args.a')},"deny_if":${rule('args.d')},"require":${rule('args.r')}}`,
    );
    expect(decide({ arguments: { a: 1, d: 1 } }).at).toBe('/tools/t/require/0');
    expect(decide({ arguments: { a: 1, d: 1, r: 1 } }).at).toBe('/tools/t/deny_if/0');
    expect(decide({ arguments: { a: 1, r: 1 } }).at).toBe('/tools/t/approve_if/0');
    expect(decide({ arguments: { r: 1 } }).at).toBe('');
  });

  test('all conditions of a rule must hold', () => {
    const decide = deciderOf(
      `{"deny_if":[{"conditions":[${over},${condition('args.currency', 'eq', '"usd"')},${over}]}]}`,
    );
    expect(decide({ arguments: { amount: 200, currency: 'eur' } }).effect).toBe('allow');
    expect(decide({ arguments: { amount: 200, currency: 'usd' } }).effect).toBe('deny');
  });

  test('a rule without conditions always matches', () => {
    const { rule, message } = deciderOf('{"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}]}')({});
    expect([rule, message]).toEqual(['/tools/t/deny_if/always', 'Requires human approval.']);
  });

  test('an empty on_deny counts as absent', () => {
    expect(deciderOf('{"deny_if":[{"conditions":[],"on_deny":""}]}')({}).message).toBe(
      'Denied by rule /tools/t/deny_if/always',
    );
  });

  test('labels join conditions, number repeats and escape what a pointer would', () => {
    const policy = policyFrom(
      `{"version":"1","default":"deny","tools":{"a/b~c":{"deny_if":[
        {"conditions":[${condition('args.x/y', 'eq', '1')}]},
        {"conditions":[${condition('args.x/y', 'eq', '2')}]},
        {"conditions":[${condition('args.x/y', 'eq', '3')},${condition('args.z', 'exists', 'true')}]}]}}}`,
    );
    const { decide } = { decide: (args: object) => compilePolicy(policy).decide({ tool: 'a/b~c', arguments: args }) };
    expect(decide({ 'x/y': 1 }).rule).toBe('/tools/a~1b~0c/deny_if/args.x~1y-eq');
    expect(decide({ 'x/y': 2 }).rule).toBe('/tools/a~1b~0c/deny_if/args.x~1y-eq#2');
    expect(decide({ 'x/y': 3, z: 1 }).rule).toBe('/tools/a~1b~0c/deny_if/args.x~1y-eq+args.z-exists');
    expect(decide({ 'x/y': 2 }).at).toBe('/tools/a~1b~0c/deny_if/1');
  });

  test('approval is asked for, and once given the limits decide', () => {
    const counters = createCounters({ now: () => 0 });
    const decide = deciderOf(`{"approve_if":[{"conditions":[]}],"limits":[${limit('c', '1')}]}`, counters);
    expect(decide({})).toMatchObject({
      effect: 'approve',
      message: 'Approval needed by rule /tools/t/approve_if/always',
    });
    expect(decide({ approved: true }).effect).toBe('allow');
    expect(decide({ approved: true }).rule).toBe('/tools/t/limits/c');
  });

  test('nobody approves a number that was rounded', () => {
    const decide = deciderOf(`{"approve_if":[{"conditions":[${over}]}]}`);
    expect(decide({ arguments: { amount: 2 ** 60 } })).toMatchObject({
      effect: 'deny',
      rule: '/tools/t/approve_if/args.amount-gt',
    });
    expect(decide({ argumentsText: '{"amount":1152921504606846976}' }).effect).toBe('approve');
  });

  test('a rounded number does not matter where another condition is false', () => {
    const decide = deciderOf(`{"deny_if":[{"conditions":[${over},${condition('args.currency', 'eq', '"usd"')}]}]}`);
    expect(decide({ arguments: { amount: 2 ** 60, currency: 'eur' } }).effect).toBe('allow');
  });
});

test.each([[undefined], [null], [5], [['t']]])('a caller without types that names a tool %j gets nowhere', (tool) => {
  const compiled = compilePolicy(policyFrom('{"version":"1","default":"allow","tools":{"t":{}}}'));
  const call: { tool: string } = JSON.parse(JSON.stringify({ tool }));
  expect(compiled.decide(call).rule).toBe('(invalid call)');
});

test('names that are not in the policy are decided alike, however many come', () => {
  const compiled = compilePolicy(policyOfTool('{}'));
  for (let i = 0; i < 3000; i++) {
    expect(compiled.decide({ tool: `x${i}` }).message).toBe(`Tool "x${i}" is not permitted by policy`);
  }
});

test('the same rules under another name are named anew', () => {
  const policy = policyOfTool('{"deny_if":[{"conditions":[]}]}');
  const rules = policy.tools.get('t');
  if (rules === undefined) throw new Error('t has no rules');
  const renamed = { ...policy, tools: new Map([['u', rules]]) };
  expect(compilePolicy(policy).decide({ tool: 't' }).rule).toBe('/tools/t/deny_if/always');
  expect(compilePolicy(renamed).decide({ tool: 'u' }).rule).toBe('/tools/u/deny_if/always');
});

test('without counters limits are not decided', () => {
  expect(deciderOf(`{"limits":[${limit('c', '0')}]}`)({}).effect).toBe('allow');
});

test('a decision can not be changed by whoever got it', () => {
  expect(Object.isFrozen(deciderOf('{"deny_if":[{"conditions":[]}]}')({}))).toBe(true);
});
