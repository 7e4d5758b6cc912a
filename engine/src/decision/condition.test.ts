import { expect, test } from 'vitest';
import { condition, effectOf } from './testing.ts';

const n = (op: string, value: string) => condition('args.n', op, value);

test.each([
  ['eq', '5', '{"n":5.0}', 'allow'],
  ['eq', '5', '{"n":"5"}', 'allow'],
  ['eq', '5', '{"n":"5.0"}', 'deny'],
  ['eq', '"5"', '{"n":5.0}', 'allow'],
  ['eq', '"1e+21"', '{"n":1000000000000000000000}', 'allow'],
  ['eq', 'true', '{"n":"true"}', 'allow'],
  ['eq', '"false"', '{"n":false}', 'allow'],
  ['eq', 'null', '{"n":null}', 'allow'],
  ['eq', 'null', '{"n":"null"}', 'deny'],
  ['eq', '"null"', '{"n":null}', 'deny'],
  ['eq', '0', '{"n":-0}', 'allow'],
  ['eq', '9007199254740993', '{"n":9007199254740992}', 'deny'],
  ['eq', '9007199254740993', '{"n":9007199254740993.0}', 'allow'],
  ['eq', '"é"', '{"n":"e\u0301"}', 'deny'],
  ['eq', '[1,{"a":2}]', '{"n":[1.0,{"a":2e0}]}', 'allow'],
  ['eq', '[1]', '{"n":["1"]}', 'deny'],
  ['eq', '[1]', '{"n":[1,2]}', 'deny'],
  ['eq', '"1"', '{"n":[1]}', 'deny'],
  ['eq', '{"__proto__":1}', '{"n":{"__proto__":1}}', 'allow'],
  ['eq', '{}', '{"n":{"__proto__":1}}', 'deny'],
  ['eq', '{}', '{"n":[]}', 'deny'],
  ['eq', '[]', '{"n":{}}', 'deny'],
  ['neq', '5', '{"n":6}', 'allow'],
  ['neq', '5', '{"n":null}', 'allow'],
  ['neq', '5', '{}', 'deny'],
  ['in', '["usd",5]', '{"n":"5"}', 'allow'],
  ['in', '["usd",[5]]', '{"n":[5]}', 'allow'],
  ['in', '[]', '{"n":5}', 'deny'],
  ['not_in', '["usd"]', '{"n":"eur"}', 'allow'],
  ['not_in', '["usd"]', '{}', 'deny'],
  ['lt', '0.30000000000000004', '{"n":0.3}', 'allow'],
  ['gte', '1e400', '{"n":1e400}', 'allow'],
  ['gt', '1e399', '{"n":1e400}', 'allow'],
  ['lte', '-1e400', '{"n":-1e401}', 'allow'],
  ['gt', '5', '{"n":"6"}', 'deny'],
  ['lt', '5', '{"n":null}', 'deny'],
  ['regex', '"^a"', '{"n":"ab"}', 'allow'],
  ['regex', '"5"', '{"n":5}', 'deny'],
  ['contains', '"b"', '{"n":"abc"}', 'allow'],
  ['contains', '5', '{"n":["5"]}', 'allow'],
  ['contains', '[5]', '{"n":[1,[5]]}', 'allow'],
  ['contains', '5', '{"n":"5"}', 'deny'],
  ['contains', '"a"', '{"n":{"a":1}}', 'deny'],
  ['exists', 'true', '{"n":0}', 'allow'],
  ['exists', 'true', '{"n":null}', 'deny'],
  ['exists', 'false', '{"n":null}', 'allow'],
  ['exists', 'false', '{}', 'allow'],
])('require %s %s on %s: %s', (op, value, args, effect) => {
  expect(effectOf('require', n(op, value), args)).toBe(effect);
});

test.each(['lt', 'lte', 'gt', 'gte'])('%s on a number in a text counts as holding in deny_if', (op) => {
  expect(effectOf('deny_if', n(op, '10000'), '{"n":"20000"}')).toBe('deny');
});

test.each([
  ['regex', '"a"', '{"n":["a"]}'],
  ['contains', '"a"', '{"n":7}'],
  ['contains', '7', '{"n":"7"}'],
  ['gt', '5', '{"n":true}'],
  ['gt', '5', '{"n":[]}'],
])('in deny_if and approve_if %s %s on %s counts as holding', (op, value, args) => {
  expect(effectOf('deny_if', n(op, value), args)).toBe('deny');
  expect(effectOf('approve_if', n(op, value), args)).toBe('approve');
});

test.each(['eq', 'neq', 'lt', 'gt'])('deny_if %s does not fire on a missing argument', (op) => {
  expect(effectOf('deny_if', n(op, '5'), '{}')).toBe('allow');
});

test.each([
  ['args.l.length', '{"l":[1]}'],
  ['args.l.0', '{"l":[1]}'],
  ['args.s.length', '{"s":"abc"}'],
  ['args.n.digits', '{"n":1e400}'],
  ['args.constructor', '{}'],
  ['args.__proto__', '{}'],
  ['args.o.toString', '{"o":{}}'],
  ['args.a.b.c', '{"a":{"b":null}}'],
])('%s is missing in %s', (path, args) => {
  expect(effectOf('require', condition(path, 'exists', 'false'), args)).toBe('allow');
  expect(effectOf('require', condition(path, 'exists', 'false'), JSON.parse(args))).toBe('allow');
});

test.each([
  ['args.__proto__', '{"__proto__":"x"}'],
  ['args.__proto__.constructor', '{"__proto__":{"constructor":"x"}}'],
  ['args.a.b.c.d', '{"a":{"b":{"c":{"d":"x"}}}}'],
])('%s is found in %s', (path, args) => {
  expect(effectOf('require', condition(path, 'eq', '"x"'), args)).toBe('allow');
  expect(effectOf('require', condition(path, 'eq', '"x"'), JSON.parse(args))).toBe('allow');
});

test('a property of the prototype is missing', () => {
  const args = Object.create({ n: 5 });
  expect(effectOf('require', n('exists', 'false'), args)).toBe('allow');
});

test('a property set to undefined is missing', () => {
  expect(effectOf('require', n('exists', 'false'), { n: undefined })).toBe('allow');
});

const rounded = [2 ** 53, -(2 ** 60), Number.POSITIVE_INFINITY, Number.NaN];
const reading: [string, string][] = [
  ['eq', '5'],
  ['neq', '5'],
  ['in', '[5]'],
  ['not_in', '[5]'],
  ['lt', '5'],
  ['gte', '5'],
  ['contains', '5'],
];

test.each(reading)('%s %s on a number that was rounded denies, in every list', (op, value) => {
  for (const number of rounded) {
    const args = { n: op === 'contains' ? [number] : number };
    for (const list of ['require', 'deny_if', 'approve_if']) expect(effectOf(list, n(op, value), args)).toBe('deny');
  }
});

test('a rounded number deep in a value that is compared denies', () => {
  expect(effectOf('deny_if', n('eq', '{"a":[1]}'), { n: { a: [2 ** 53] } })).toBe('deny');
});

test('a rounded number that may be equal to one value of a list is not cleared by the next', () => {
  const args = { n: [2 ** 53] };
  expect(effectOf('deny_if', n('in', '[[1],[1,2]]'), args)).toBe('deny');
  expect(effectOf('require', n('not_in', '[[1],[1,2]]'), args)).toBe('deny');
});

test('what no JSON could have said is undecidable, and decides nothing in favour of the call', () => {
  for (const value of [() => 1, Symbol('x')]) {
    expect(effectOf('deny_if', n('eq', '5'), { n: value })).toBe('deny');
    expect(effectOf('require', n('neq', '5'), { n: value })).toBe('deny');
    expect(effectOf('deny_if', n('gt', '5'), { n: value })).toBe('deny');
  }
});

test('what differs elsewhere is different, whatever the rounded number was', () => {
  expect(effectOf('deny_if', n('eq', '{"a":1,"b":2}'), { n: { a: 2 ** 53, b: 3 } })).toBe('allow');
});

test('a list with an equal element contains it, whatever rounded numbers stand beside it', () => {
  expect(effectOf('require', n('contains', '5'), { n: [2 ** 53, 5] })).toBe('allow');
});

test('a rounded number that no rule reads does not matter', () => {
  expect(effectOf('require', n('eq', '5'), { n: 5, other: 2 ** 60 })).toBe('allow');
});

test('exists asks whether a value is there, which rounding does not change', () => {
  expect(effectOf('require', n('exists', 'true'), { n: 2 ** 60 })).toBe('allow');
});

test('a bigint is a number with all its digits', () => {
  expect(effectOf('require', n('eq', '9007199254740993'), { n: 9007199254740993n })).toBe('allow');
});
