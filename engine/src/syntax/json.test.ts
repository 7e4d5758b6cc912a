import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';
import { jsonValueOf } from './values.ts';

/** Each problem as `code@the text it stands on`. */
function faults(text: string): string[] {
  return parseJson(text).problems.map(
    ({ code, range }) => `${code.slice('syntax/'.length)}@${text.slice(range.start.offset, range.end.offset)}`,
  );
}

function plainOf(text: string): unknown {
  const { root } = parseJson(text);
  return root && jsonValueOf(root);
}

describe('strict JSON', () => {
  it('has nothing to say of what JSON.parse accepts', () => {
    expect(faults(' {"a": [1, -2.5e+3, true, false, null, "x\\u00e9\\n"], "b": {}} ')).toEqual([]);
  });
  it('ignores a leading byte-order mark, and no other', () => {
    expect(faults('\uFEFF{}')).toEqual([]);
    expect(faults('{\uFEFF}')).toEqual(['invalid-json@\uFEFF']);
  });
  it('says that an empty file is empty', () => {
    expect(parseJson(' \n').problems[0]?.message).toContain('empty');
  });
  it('reports each comment', () => {
    expect(faults('{ // one\n "a": /* two */ 1 }')).toEqual(['comment@// one', 'comment@/* two */']);
  });
  it('reports a comment that never ends at its start', () => {
    expect(faults('{} /* x')).toEqual(['comment@/*']);
  });
  it('reports trailing commas', () => {
    expect(faults('{"a": [1,], "b": 2,}')).toEqual(['trailing-comma@,', 'trailing-comma@,']);
  });
  it('reports duplicate keys at any depth, `__proto__` too', () => {
    expect(faults('[{"__proto__": 1, "__proto__": 2}]')).toEqual(['duplicate-key@"__proto__"']);
  });
  it('compares keys as decoded, not as spelled', () => {
    expect(faults('{"a": 1, "\\u0061": 2}')).toEqual(['duplicate-key@"\\u0061"']);
  });
  it('reports a lone surrogate, written or escaped, and no pair', () => {
    expect(faults('["\\ud83d", "\uDE00", "\\ud83d\\ude00", "\u{1F600}"]')).toEqual([
      'lone-surrogate@"\\ud83d"',
      'lone-surrogate@"\uDE00"',
    ]);
  });
  it('points at the escape that is wrong', () => {
    expect(faults('["a\\\\\\q"]')).toEqual(['invalid-json@\\q']);
    expect(faults('["\\u12"]')).toEqual(['invalid-json@\\u']);
  });
  it('points at a control character in a text', () => {
    expect(faults('["a\tb"]')).toEqual(['invalid-json@\t']);
  });
  it.each(['01', '-012.5', '1.', '1e', '1e+', '-', '+1', '.5', 'NaN', 'Infinity', 'True', "'x'", 'undefined', '0x10'])(
    'refuses %s with one finding',
    (literal) => {
      expect(faults(`[${literal}]`)).toHaveLength(1);
    },
  );
  it('accepts 64 levels and reports the 65th, however deep the text', () => {
    expect(faults(`${'['.repeat(64)}${']'.repeat(64)}`)).toEqual([]);
    expect(faults(`${'['.repeat(65)}${']'.repeat(65)}`)).toEqual(['too-deep@[']);
    expect(faults(`${'[{"a":'.repeat(100_000)}`)).toContain('too-deep@[');
  });
  it('keeps the digits of a number', () => {
    const { root } = parseJson('0.10000000000000000000001');
    expect(root).toMatchObject({ type: 'number', source: '0.10000000000000000000001' });
  });
  it('makes own properties of every key', () => {
    const value = plainOf('{"__proto__": {"x": 1}, "constructor": 2}');
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor']);
  });
  it('reports what follows the document once', () => {
    expect(faults('{} } ] {"a" 1')).toEqual(['invalid-json@}']);
  });
});

describe('half-typed JSON', () => {
  it('ends a text at the end of its line', () => {
    expect(faults('{"a": "b\n, "c": 1}')).toEqual(['invalid-json@"b']);
    expect(plainOf('{"a": "b\n, "c": 1}')).toEqual({ a: 'b', c: 1 });
  });
  it('ends it there after a backslash too', () => {
    expect(faults('{"a": "b\\\n, "c": 1}')).toEqual(['invalid-json@"b\\']);
  });
  it('leaves a value that is still to be typed undefined', () => {
    const { root } = parseJson('{"a": , "b":\n "c": 1, "d"}');
    expect(root?.type === 'object' && root.properties.map(({ key, value }) => [key.value, value?.type])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', 'number'],
      ['d', undefined],
    ]);
  });
  it('says one thing of a key without colon and value', () => {
    expect(faults('{"a": 1, "b"\n "c": 2}')).toEqual(['invalid-json@"b"']);
  });
  it('reads on after a missing comma', () => {
    expect(faults('{"a": 1 "b": [2 3]}')).toEqual(['invalid-json@1', 'invalid-json@2']);
    expect(plainOf('{"a": 1 "b": [2 3]}')).toEqual({ a: 1, b: [2, 3] });
  });
  it('closes a list where the next key begins', () => {
    expect(faults('{"a": [\n "b": {}}')).toEqual(['invalid-json@[']);
    expect(plainOf('{"a": [\n "b": {}}')).toEqual({ a: [], b: {} });
  });
  it('closes what is open when an outer bracket closes', () => {
    expect(plainOf('{"a": [{"b": 1], "c": 2}')).toEqual({ a: [{ b: 1 }], c: 2 });
    expect(plainOf('{"a": {"b": [1}, "c": 2}')).toEqual({ a: { b: [1] }, c: 2 });
  });
  it('asks for quotes around a key', () => {
    expect(parseJson('{a: 1, "b": 2}').problems.map((problem) => problem.message)).toEqual([
      'A key must stand in double quotes.',
    ]);
  });
});

describe('any text', () => {
  const shard = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      '\r\n',
      ' ',
      '"a"',
      '"a":',
      '1',
      '-0.5e3',
      '01',
      '1.',
      '-',
      'true',
    ],
    ...[
      'null',
      'x',
      '//',
      '/*',
      '*/',
      '\u{1F600}',
      '\uD83D',
      '\\ud83d',
      '\uFEFF',
      '\t',
      "'",
      '{"a":{',
      '[[',
      ']]',
      '}}',
    ],
  );
  const text = fc.array(shard, { maxLength: 30 }).map((shards) => shards.join(''));
  const beyondParse = new Set(['syntax/duplicate-key', 'syntax/lone-surrogate', 'syntax/too-deep']);

  it('is refused exactly when JSON.parse refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.json()), (source) => {
        let accepted = true;
        try {
          JSON.parse(source.replace(/^\uFEFF/, ''));
        } catch {
          accepted = false;
        }
        const problems = parseJson(source).problems.filter(({ code }) => !beyondParse.has(code));
        expect(problems.length === 0).toBe(accepted);
      }),
      { numRuns: 3000 },
    );
  });

  it('has the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json(), (source) => {
        expect(JSON.stringify(plainOf(source))).toBe(JSON.stringify(JSON.parse(source)));
      }),
    );
  });
});
