import { expect, test } from 'vitest';
import { Decimal, readJson } from './json.ts';

test.each([
  ['{"a":1,"a":2}', 'a duplicate key'],
  ['{"a":{"b":1,"b":1}}', 'a duplicate key below'],
  ['"\\ud800"', 'a lone surrogate'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'nesting deeper than 64'],
  ['[1,]', 'a trailing comma'],
  ['// x\n1', 'a comment'],
  ['01', 'a leading zero'],
  ['"\n"', 'a control character'],
  ['', 'nothing'],
])('refuses %j (%s)', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

test('reads nesting of 64', () => {
  expect(readJson(`${'['.repeat(64)}${']'.repeat(64)}`)).toHaveLength(1);
});

test.each([
  ['5.0', '5'],
  ['1e3', '1000'],
  ['-0', '0'],
  ['1e21', '1e+21'],
  ['123456789012345678901234567890', '1.2345678901234567890123456789e+29'],
  ['0.000001', '0.000001'],
  ['0.0000001', '1e-7'],
  ['-1.50', '-1.5'],
])('writes %s as %s', (source, text) => {
  expect(String(Decimal.parse(source))).toBe(text);
});
