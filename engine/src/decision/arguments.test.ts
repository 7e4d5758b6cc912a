import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { ExactNumber } from './decimal.ts';

test.each([
  ['a key twice', '{"a":1,"a":1}'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":1}'],
  ['a key twice, deep inside', '{"a":[{"b":{"c":1,"c":2}}]}'],
  ['__proto__ twice', '{"__proto__":1,"__proto__":2}'],
  ['an escaped lone surrogate', '{"a":"\\ud800"}'],
  ['a lone surrogate in a key', '{"\\udc00":1}'],
  ['surrogates the wrong way round', '{"a":"\\udc00\\ud800"}'],
  ['a raw lone surrogate', '{"a":"\ud800"}'],
  ['a control character', '{"a":"\n"}'],
  ['an unknown escape', '{"a":"\\x"}'],
  ['a leading zero', '{"a":01}'],
  ['a bare fraction', '{"a":.5}'],
  ['a number cut short', '{"a":1.}'],
  ['two numbers', '{"a":1 2}'],
  ['a lone minus', '{"a":-}'],
  ['a trailing comma', '{"a":1,}'],
  ['a trailing comma in a list', '{"a":[1,]}'],
  ['a comment', '{"a":1/**/}'],
  ['text after the end', '{}{}'],
  ['a byte-order mark', '\ufeff{}'],
  ['a missing end', '{"a":{"b":1}'],
  ['a string without end', '{"a":"'],
  ['an escape without end', '{"a":"\\'],
  ['a missing colon', '{"a"}'],
  ['a bare key', '{a:1}'],
  ['a word that is none', '{"a":nul}'],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"a"'],
  ['a number', '1'],
])('%s is malformed', (_what, text) => {
  expect(readArguments(text)).toBeUndefined();
});

test('nesting of 64 is read, and of 65 is not', () => {
  const nested = (depth: number) => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  expect(readArguments(nested(64))).toBeDefined();
  expect(readArguments(nested(65))).toBeUndefined();
});

test('nesting of a million does not exhaust the stack', () => {
  expect(readArguments('{"a":'.repeat(1_000_000))).toBeUndefined();
});

test('depth counts open brackets, not brackets', () => {
  expect(readArguments(`{"a":[${'[],'.repeat(100)}[]]}`)).toBeDefined();
});

test('names of Object.prototype are own keys like any other', () => {
  const read = readArguments('{"__proto__":{"a":1},"constructor":2,"toString":3}');
  expect(Object.entries(read ?? {})).toEqual([
    ['__proto__', { a: 1 }],
    ['constructor', 2],
    ['toString', 3],
  ]);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

test('a number that a double would round keeps its digits', () => {
  const value = readArguments('{"n":9007199254740993}')?.n;
  expect(value).toBeInstanceOf(ExactNumber);
  expect(String(value)).toBe('9007199254740993');
});

test('white space is space, tab, line feed and carriage return only', () => {
  expect(readArguments(' \t\r\n{ "a" : [ 1 , 2 ] } ')).toEqual({ a: [1, 2] });
  expect(readArguments('\u00a0{}')).toBeUndefined();
});

test('what JSON.stringify writes is read as the same value', () => {
  const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 4, noUnicodeString: false }));
  fc.assert(
    fc.property(object, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const read = readArguments(text);
      const exact = /e\+?\d\d|\d{16}/.test(text);
      if (!exact) expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
      else expect(read).toBeDefined();
    }),
  );
});

test('whatever JSON.parse refuses is refused', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"a"',
    ':',
    ',',
    '1',
    '-',
    '0',
    '.',
    'e',
    'true',
    'null',
    '"',
    '\\',
    ' ',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => `{"k":${pieces.join('')}}`);
  fc.assert(
    fc.property(text, (given) => {
      let valid = true;
      try {
        JSON.parse(given);
      } catch {
        valid = false;
      }
      if (!valid) expect(readArguments(given)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('only the wanted keys are kept, and everything else is checked all the same', () => {
  const wanted = new Set(['a']);
  expect(readArguments('{"b":[1,{"c":"x"}],"a":{"d":[true]},"__proto__":null}', wanted)).toEqual({ a: { d: [true] } });
  for (const bad of [
    '{"b":[1,}',
    '{"b":{"c":1,"c":1}}',
    '{"b":1,"b":2}',
    '{"b":01}',
    '{"b":"\\ud800"}',
    '{"b":"\\x"}',
  ]) {
    expect(readArguments(bad, wanted)).toBeUndefined();
  }
});

test('a duplicate among many keys is found', () => {
  const members = Array.from({ length: 100 }, (_, i) => `"k${i}":${i}`);
  expect(Object.keys(readArguments(`{${members}}`) ?? {})).toHaveLength(100);
  for (const twice of ['k0', 'k11', 'k12', 'k13', 'k99']) {
    expect(readArguments(`{${members},"${twice}":0}`, new Set())).toBeUndefined();
  }
});

test.each(['\u0000', '\u001f', '\ud800', '\udfff', '\\'])('%j in a string is never taken for itself', (character) => {
  expect(readArguments(`{"a":"b${character}"}`)).toBeUndefined();
});

test.each(['[', ']', '\u007f', '\ud7ff', '\ue000', '\uffff', '😀', '\u2028'])(
  '%j in a string is itself',
  (character) => {
    expect(readArguments(`{"a":"${character}"}`)).toEqual({ a: character });
  },
);
