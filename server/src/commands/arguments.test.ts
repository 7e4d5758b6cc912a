import { describe, expect, test } from 'vitest';
import { Arguments } from './arguments.ts';

const read = (argument: unknown): Arguments => new Arguments('mcpPolicy.server.test', argument);

describe('arguments of a command', () => {
  test.each([[undefined], [null], ['file:///a'], [[{}]], [7]])('that are %j are refused', (argument) => {
    expect(() => read(argument)).toThrow('mcpPolicy.server.test takes one object.');
  });

  test.each([['/a/policy.json'], [''], ['file:///a b'], [7], [{}], [`file:///${'a'.repeat(20_000)}`]])(
    'with %j for a URI are refused by the name of the field',
    (uri) => {
      expect(() => read({ uri }).uri('uri')).toThrow(/"uri" must be/);
    },
  );

  test('take a URI as it is spelt', () => {
    expect(read({ uri: 'file:///c%3A/a%20b.json' }).uri('uri')).toBe('file:///c%3A/a%20b.json');
  });

  test('take a list of URIs only when each of them is one', () => {
    expect(read({ recordings: ['file:///a', 'file:///b'] }).uris('recordings')).toEqual(['file:///a', 'file:///b']);
    expect(() => read({ recordings: ['file:///a', 3] }).uris('recordings')).toThrow('must be a list of URIs');
    expect(() => read({ recordings: 'file:///a' }).uris('recordings')).toThrow('must be a list of URIs');
    expect(() => read({}).uris('recordings')).toThrow('must be a list of URIs');
  });

  test.each([['true'], [1], [{}], [[]]])('never read %j as consent', (consent) => {
    expect(() => read({ consent }).flag('consent')).toThrow('"consent" must be true or false.');
  });

  test('read an absent flag as false', () => {
    expect(read({}).flag('consent')).toBe(false);
    expect(read({ consent: null }).flag('consent')).toBe(false);
  });

  test('see own fields only, and take __proto__ for an ordinary name', () => {
    expect(() => read(Object.create({ uri: 'file:///a' })).uri('uri')).toThrow();
    const hostile: unknown = JSON.parse('{"inputs":{"__proto__":"x","toString":"y"}}');
    expect([...read(hostile).texts('inputs')]).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });

  test('with an input that is no text are refused', () => {
    expect(() => read({ inputs: { token: 5 } }).texts('inputs')).toThrow('"inputs" must be an object of texts.');
    expect(() => read({ inputs: ['a'] }).texts('inputs')).toThrow('"inputs" must be an object of texts.');
  });
});
