import { parseJson } from '@mcp-policy/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, changeContainer } from './change.ts';
import { containerOf } from './container.ts';
import { applyEdits } from './edit.ts';
import { styleOf } from './style.ts';

function changed(text: string, change: Change): string {
  const container = containerOf(text, parseJson(text).root);
  if (!container) throw new Error('no container');
  return applyEdits(text, changeContainer(container, styleOf(text), change));
}

describe('a property is put in', () => {
  test('on a line of its own where the others have theirs, with their indentation', () => {
    expect(changed('{\n    "a": 1\n}\n', { insert: [{ key: 'b', value: { c: [1] } }] })).toBe(
      '{\n    "a": 1,\n    "b": {\n        "c": [\n            1\n        ]\n    }\n}\n',
    );
  });

  test('with tabs, and with the line ends of the file', () => {
    expect(changed('{\r\n\t"a": 1\r\n}', { insert: [{ key: 'b', value: [2] }] })).toBe(
      '{\r\n\t"a": 1,\r\n\t"b": [\r\n\t\t2\r\n\t]\r\n}',
    );
  });

  test('on the line where the others stand on one', () => {
    expect(changed('{ "a": 1 }', { insert: [{ key: 'b', value: { c: 1 } }] })).toBe('{ "a": 1, "b": { "c": 1 } }');
    expect(changed('{"a":1}', { insert: [{ key: 'b', value: { c: 1 } }] })).toBe('{"a":1,"b":{"c":1}}');
  });

  test('after another, or first of all', () => {
    expect(changed('{"a":1,"b":2}', { insert: [{ key: 'x', value: 0 }], after: 0 })).toBe('{"a":1,"x":0,"b":2}');
    expect(changed('{"a":1,"b":2}', { insert: [{ key: 'x', value: 0 }], after: -1 })).toBe('{"x":0,"a":1,"b":2}');
  });

  test('into what is empty', () => {
    expect(changed('{}', { insert: [{ key: 'a', value: 1 }] })).toBe('{ "a": 1 }');
    expect(changed('{\n}', { insert: [{ key: 'a', value: 1 }] })).toBe('{\n  "a": 1\n}');
    expect(changed('[]', { insert: [{ value: 'a' }, { value: 'b' }] })).toBe('["a", "b"]');
  });

  test('behind a comma too many without doubling it', () => {
    expect(changed('["a",]', { insert: [{ value: 'b' }] })).toBe('["a", "b",]');
  });

  test('whatever its name', () => {
    const text = changed('{ "a": 1 }', { insert: [{ key: '__proto__', value: {} }] });
    expect(text).toBe('{ "a": 1, "__proto__": {} }');
  });
});

describe('children go', () => {
  const remove = (...indices: number[]) => ({ remove: new Set(indices) });

  test('with one comma each, wherever they stand', () => {
    expect(changed('["a", "b", "c"]', remove(0))).toBe('["b", "c"]');
    expect(changed('["a", "b", "c"]', remove(1))).toBe('["a", "c"]');
    expect(changed('["a", "b", "c"]', remove(2))).toBe('["a", "b"]');
    expect(changed('["a", "b", "c"]', remove(1, 2))).toBe('["a"]');
    expect(changed('["a", "b", "c"]', remove(0, 1, 2))).toBe('[]');
  });

  test('with their lines', () => {
    expect(changed('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove(0, 2))).toBe('{\n  "b": 2\n}');
  });

  test('while others come', () => {
    expect(changed('{\n  "a": 1,\n  "b": 2\n}', { ...remove(1), insert: [{ key: 'c', value: 3 }] })).toBe(
      '{\n  "a": 1,\n  "c": 3\n}',
    );
    expect(changed('{\n  "a": 1\n}', { ...remove(0), insert: [{ key: 'c', value: 3 }] })).toBe('{\n  "c": 3\n}');
  });
});

const names = fc.uniqueArray(fc.string(), { maxLength: 6 });
const layout = fc.constantFrom<string | number | undefined>(undefined, 1, 2, 4, '\t');
const lineEnd = fc.constantFrom('\n', '\r\n');

test('any change of any object gives what it says, in valid JSON and with the same line ends', () => {
  fc.assert(
    fc.property(
      names,
      names,
      layout,
      lineEnd,
      fc.array(fc.nat(5)),
      fc.integer({ min: -1, max: 5 }),
      (have, add, indent, eol, gone, at) => {
        const before = have.map((name, index) => [name, index] as const);
        const text = (JSON.stringify(Object.fromEntries([['first', 0], ...before]), null, indent) ?? '').replaceAll(
          '\n',
          eol,
        );
        const root = parseJson(text).root;
        const keys = root?.type === 'object' ? root.properties.map(({ key }) => key.value) : [];
        const remove = new Set(gone.filter((index) => index < keys.length));
        const insert = add.filter((name) => !keys.includes(name)).map((key) => ({ key, value: [key] }));
        const after = Math.min(at, keys.length - 1);
        const result = changed(text, { remove, insert, after });
        const { root: changedRoot, problems } = parseJson(result);
        expect(problems).toEqual([]);
        const kept = keys.filter((_, index) => !remove.has(index));
        const keysAfter = changedRoot?.type === 'object' ? changedRoot.properties.map(({ key }) => key.value) : [];
        expect([...keysAfter].sort()).toEqual([...kept, ...insert.map(({ key }) => key)].sort());
        expect(keysAfter.filter((key) => kept.includes(key))).toEqual(kept);
        if (eol === '\r\n') expect(result.replaceAll('\r\n', '')).not.toContain('\n');
      },
    ),
  );
});
