import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { dataOf, faults, messageOf, withCondition, withHead, withLimits, withTool } from './testing.ts';

describe('a policy without faults', () => {
  it.each([
    ['a Read tool, listed', withTool('{}')],
    ['a Write tool', withLimits('{"counter":"t_rate","window":"minute","max":30,"scope":"grant"}')],
    ['an Execute tool', withLimits('{"counter":"t_rate","window":"minute","max":10,"scope":"grant"}')],
    ['a Destructive tool', withHead('"hide":["t"]')],
    ['a Financial tool', withTool('{"deny_if":[{"conditions":[],"on_deny":"Requires human approval."}]}')],
    ['every tool hidden', withHead('"hide":["*"]')],
    ['annotations', withHead('"$schema":"mcp-policy:policy/1","description":"x"')],
    ['a byte-order mark', `\uFEFF${withTool('{}')}`],
    ['a huge max', withLimits('{"counter":"c","window":"day","max":1e999,"scope":"grant"}')],
    ['a max with trailing zeros', withLimits('{"counter":"c","window":"day","max":0.10000000000,"scope":"grant"}')],
  ])('has none: %s', (_name, text) => {
    expect(faults(text)).toEqual([]);
    expect(parsePolicy(text).policy).not.toBeNull();
  });

  it('is read into rules that keep the source of numbers', () => {
    const text = withLimits(
      '{"counter":"c","window":"day","max":10.50,"scope":"grant","increment_from":"args.a.b","on_deny":""}',
    );
    expect(parsePolicy(text).policy?.tools.get('t')?.limits).toMatchObject([
      { counter: 'c', max: '10.50', incrementFrom: { text: 'args.a.b', keys: ['a', 'b'] }, onDeny: undefined },
    ]);
  });

  it('takes `__proto__` for the name of a tool', () => {
    const { policy } = parsePolicy(withHead('"tools":{"__proto__":{}}'));
    expect([...(policy?.tools.keys() ?? [])]).toEqual(['__proto__']);
  });
});

describe('the head', () => {
  it('wants version and default', () => {
    expect(faults('{}')).toEqual(['schema/missing-key@{', 'schema/missing-key@{']);
    expect(dataOf('{}')).toEqual([{ key: 'version' }, { key: 'default' }]);
  });
  it('asks for quotes around the version', () => {
    expect(messageOf('{"version":1,"default":"deny"}')).toContain('double quotes');
  });
  it('offers the default that was meant', () => {
    expect(dataOf('{"version":"1","default":"denied"}')).toMatchObject([{ suggestion: 'deny' }]);
    expect(dataOf('{"version":"1","default":"Allow"}')).toMatchObject([{ suggestion: 'allow' }]);
  });
  it('knows a text that is no object', () => {
    expect(faults('[1]')).toEqual(['schema/not-a-policy@[1]']);
    expect(faults('"version": "1"')).toEqual(['schema/not-a-policy@"version"']);
  });
  it('offers the key that was meant', () => {
    expect(faults(withHead('"tool":{}'))).toEqual(['schema/unknown-key@"tool"']);
    expect(dataOf(withHead('"tool":{}'))).toEqual([{ key: 'tool', suggestion: 'tools' }]);
    expect(messageOf(withHead('"tool":{}'))).toContain('Did you mean "tools"?');
  });
  it('tells a misspelt key once, and not that the right one is missing too', () => {
    expect(faults('{"Version":"1","defualt":"deny"}')).toEqual([
      'schema/unknown-key@"Version"',
      'schema/unknown-key@"defualt"',
    ]);
    expect(faults(withCondition('{"field":"args.n","operator":"gt","value":1}'))).toEqual([
      'schema/unknown-key@"field"',
      'schema/unknown-key@"operator"',
    ]);
  });

  it('refuses blank, repeated, wildcard and foreign entries of `hide`, each at its place', () => {
    expect(faults(withHead('"hide":[" ","a","a","b*",1]'))).toEqual([
      'schema/wrong-value@" "',
      'tools/hidden-twice@"a"',
      'schema/wrong-value@"b*"',
      'schema/wrong-type@1',
    ]);
  });
  it('refuses `increment_from` for all tools', () => {
    const text = withHead(
      '"all_tools":{"limits":[{"counter":"c","window":"day","max":1,"scope":"grant","increment_from":"args.a"}]}',
    );
    expect(faults(text)).toEqual(['schema/unknown-key@"increment_from"']);
  });
  it('refuses keys of other objects in `all_tools`', () => {
    expect(faults(withHead('"all_tools":{"deny_if":[]}'))).toEqual(['schema/unknown-key@"deny_if"']);
  });
  it('keeps what can be read when the rest is broken', () => {
    const { document, policy } = parsePolicy(
      '{"default":"allow","hide":["a",3,"b"],"all_tools":7,"tools":{"x":{},"y":',
    );
    expect(policy).toBeNull();
    expect(document.head.default?.value).toBe('allow');
    expect(document.head.hide.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(document.entries.map(({ entry }) => [entry.name, entry.rules !== undefined])).toEqual([
      ['x', true],
      ['y', false],
    ]);
  });
});

describe('the entries of tools', () => {
  it('refuses an empty name and a wildcard', () => {
    expect(faults(withHead('"tools":{"":{},"a_*":{},"*":{}}'))).toEqual([
      'schema/wrong-value@""',
      'schema/wrong-value@"a_*"',
      'schema/wrong-value@"*"',
    ]);
  });
  it('refuses a tool that is listed twice, at the second key', () => {
    const text = withHead('"tools":{"t":{},"t":{}}');
    expect(parsePolicy(text).problems).toMatchObject([
      { code: 'syntax/duplicate-key', range: { start: { offset: text.lastIndexOf('"t"') } }, data: { key: 't' } },
    ]);
    expect(parsePolicy(text).document.entries).toHaveLength(2);
  });
  it('has relative places in an entry and absolute ones in problems', () => {
    const text = withHead('"tools":{\n  "t": {"x": 1}\n}');
    const parsed = parsePolicy(text);
    expect(parsed.document.entries[0]?.entry.problems).toMatchObject([{ offset: 6, length: 3 }]);
    expect(parsed.problems[0]?.range.start).toEqual({ line: 1, character: 8, offset: text.indexOf('"x"') });
  });
  it('reports what is wrong with a token in an entry, before and after it, once', () => {
    const text = withHead('"tools":{/*1*/ "a\\ud83d":{/*2*/ "limits": []} /*3*/ "b\\q":{}/*4*/}');
    expect(faults(text)).toEqual([
      'syntax/comment@/*1*/',
      'syntax/lone-surrogate@"a\\ud83d"',
      'syntax/comment@/*2*/',
      'syntax/invalid-json@}',
      'syntax/comment@/*3*/',
      'syntax/invalid-json@\\q',
      'syntax/comment@/*4*/',
    ]);
  });
  it('refuses rules that are no object', () => {
    expect(faults(withTool('[]'))).toEqual(['schema/wrong-type@[]']);
    expect(faults(withTool('true'))).toEqual(['schema/wrong-type@true']);
  });
  it('refuses lists and rules of another type once each', () => {
    expect(
      faults(
        withTool(
          '{"require":{},"deny_if":["x"],"limits":[{"counter":"c"'.concat(
            ',"window":"day","max":"1","scope":"grant"}]}',
          ),
        ),
      ),
    ).toEqual(['schema/wrong-type@{}', 'schema/wrong-type@"x"', 'schema/wrong-type@"1"']);
  });
  it('refuses a `require` rule without conditions, which blocks nothing', () => {
    expect(faults(withTool('{"require":[{"conditions":[]}]}'))).toEqual(['schema/wrong-value@[]']);
    expect(faults(withTool('{"deny_if":[{}]}'))).toEqual(['schema/missing-key@{']);
  });
  it('reports `approve_if` as an extension, and the policy stands', () => {
    const parsed = parsePolicy(withTool('{"approve_if":[{"conditions":[]}]}'));
    expect(parsed.problems).toMatchObject([{ code: 'dialect/extension', severity: 'information' }]);
    expect(parsed.policy?.tools.get('t')?.approveIf).toHaveLength(1);
  });
});

describe('conditions', () => {
  it.each(['amount', 'args', 'args.', 'args..a', 'args.a.', 'arguments.a', 'state.x.y', ''])(
    'refuses the path %j',
    (path) => {
      expect(faults(withCondition(`{"path":"${path}","op":"eq","value":1}`))).toEqual([`schema/wrong-value@"${path}"`]);
    },
  );
  it('offers the path that was meant', () => {
    expect(messageOf(withCondition('{"path":"amount","op":"eq","value":1}'))).toContain('"args.amount"');
  });
  it.each([
    ['>', 'gt'],
    ['equals', 'eq'],
    ['EQ', 'eq'],
    ['not in', 'not_in'],
    ['mathces', undefined],
  ])('offers for the operator %s: %s', (op, suggestion) => {
    const [data] = dataOf(withCondition(`{"path":"args.a","op":"${op}","value":1}`));
    expect(data?.suggestion).toBe(suggestion);
  });
  it('takes no operator from what objects inherit', () => {
    const [data] = dataOf(withCondition('{"path":"args.a","op":"constructor","value":1}'));
    expect(data).toEqual({ key: 'op', actual: 'constructor' });
  });
  it.each([
    ['gt', '"5"', 'number'],
    ['lte', 'null', 'number'],
    ['in', '"EUR"', 'array'],
    ['not_in', '{}', 'array'],
    ['regex', '5', 'string'],
    ['exists', '"true"', 'boolean'],
  ])('refuses %s with the value %s', (op, value, expected) => {
    const text = withCondition(`{"path":"args.a","op":"${op}","value":${value}}`);
    expect(faults(text)).toEqual([`schema/wrong-type@${value}`]);
    expect(dataOf(text)).toMatchObject([{ op, expected }]);
  });
  it.each(['(?=a)', '(a)\\\\1', '(', '[z-a]', 'a**', 'x{1001}'])(
    'refuses the pattern %s, which is not RE2',
    (pattern) => {
      expect(faults(withCondition(`{"path":"args.a","op":"regex","value":"${pattern}"}`))).toEqual([
        `conditions/invalid-regex@"${pattern}"`,
      ]);
    },
  );
  it('lists the missing keys of a condition', () => {
    expect(dataOf(withCondition('{}'))).toEqual([{ key: 'path' }, { key: 'op' }, { key: 'value' }]);
  });
});

describe('limits', () => {
  it.each([
    ['-1', 'schema/wrong-value'],
    ['1.1234567', 'schema/wrong-value'],
    ['1e-7', 'schema/wrong-value'],
    ['1e-400', 'schema/wrong-value'],
    ['-1e-400', 'schema/wrong-value'],
    ['"5"', 'schema/wrong-type'],
  ])('refuses max %s', (max, code) => {
    expect(faults(withLimits(`{"counter":"c","window":"day","max":${max},"scope":"grant"}`))).toEqual([
      `${code}@${max}`,
    ]);
  });
  it('refuses an empty counter, another scope and another window', () => {
    expect(faults(withLimits('{"counter":"","window":"week","max":1,"scope":"user"}'))).toEqual([
      'schema/wrong-value@""',
      'schema/wrong-value@"week"',
      'schema/wrong-value@"user"',
    ]);
  });
  it('refuses one counter and window twice in a list, and allows two windows', () => {
    const limit = (window: string) => `{"counter":"c","window":"${window}","max":1,"scope":"grant"}`;
    expect(faults(withLimits(`${limit('day')},${limit('hour')}`))).toEqual([]);
    expect(faults(withLimits(`${limit('day')},${limit('day')}`))).toEqual(['limits/counter-conflict@"c"']);
  });
  it('refuses one count that adds up two different things, anywhere in the document', () => {
    const tool = (from: string) => `{"limits":[{"counter":"c","window":"day","max":1,"scope":"grant"${from}}]}`;
    const text = withHead(`"tools":{"a":${tool('')},"b":${tool(',"increment_from":"args.x"')}}`);
    expect(faults(text)).toEqual(['limits/counter-conflict@"args.x"']);
    expect(dataOf(text)).toEqual([{ counter: 'c', window: 'day', other: '"a"' }]);
  });
  it('allows a shared budget with different maxima', () => {
    const tool = (max: number) =>
      `{"limits":[{"counter":"c","window":"day","max":${max},"scope":"grant","increment_from":"args.x"}]}`;
    expect(faults(withHead(`"tools":{"a":${tool(1)},"b":${tool(2)}}`))).toEqual([]);
  });
});

describe('one fault', () => {
  it('is told once when a condition stands where its rule belongs', () => {
    const condition = '{"path":"args.n","op":"gt","value":5}';
    expect(faults(withTool(`{"deny_if":[${condition}]}`))).toEqual([`schema/missing-key@${condition}`]);
    expect(faults(withTool('{"require":[{"field":"args.n","operator":">"}]}'))).toHaveLength(1);
    expect(faults(withTool('{"deny_if":[{"value":5}]}'))).toHaveLength(2);
  });

  it('is told once when the file is YAML, wherever it would be JSON again', () => {
    expect(faults('version: 1\ndefault: deny\ntools:\n  a: {}\n')).toEqual(['syntax/invalid-json@version']);
    expect(faults('# why\n---\nversion: {}\n')).toHaveLength(1);
  });
});
