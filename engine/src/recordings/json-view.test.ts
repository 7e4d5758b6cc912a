import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonView, Unreadable } from './json-view.ts';

/** The value, put together again from what the view shows of it. */
function rebuilt(view: JsonView): unknown {
  if (view.isObject) return Object.fromEntries(view.keys.map((key) => [key, rebuilt(present(view.member(key)))]));
  if (view.isArray) return view.items().map(rebuilt);
  if (view.string !== undefined) return view.string;
  if (view.number !== undefined) return Number(view.number);
  return view.isNull ? null : view.isTrue;
}

function present(view: JsonView | undefined): JsonView {
  if (view === undefined) throw new Error('nothing there');
  return view;
}

describe('JsonView', () => {
  it('shows of any JSON text what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = `\n ${JSON.stringify(value, undefined, indent)} \r\n`;
        expect(rebuilt(JsonView.parse(text, 1))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('gives source text digit for digit', () => {
    const view = JsonView.parse('{"a" : 1.50e+02 , "b":[ {"c" : "\\u0041"} ]}', 1);
    expect(view.member('a')?.text).toBe('1.50e+02');
    expect(view.member('b')?.text).toBe('[ {"c" : "\\u0041"} ]');
  });

  it('refuses a key that stands twice, however it is spelt, only where it is asked for', () => {
    const view = JsonView.parse('{"a":1,"\\u0061":2,"b":3}', 1);
    expect(view.member('b')?.text).toBe('3');
    expect(() => view.member('a')).toThrow(new Unreadable('has the key "a" twice'));
  });

  it('knows the line of each value, in any order', () => {
    const view = JsonView.parse('\n[\n1,\n\n2,{"a":\n3}]', 5);
    const [one, two, three] = view.items();
    expect([view.line, two?.line, one?.line, three?.line, three?.member('a')?.line]).toEqual([6, 9, 7, 9, 10]);
  });

  it.each(['', ' ', '{', '{"a":1,}', '[1 2]', 'nul', "{'a':1}", '1 2'])('refuses %j', (text) => {
    expect(() => JsonView.parse(text, 1)).toThrow(/^is not JSON/);
  });

  it('shows nothing of inherited names', () => {
    const view = JsonView.parse('{"a":1}', 1);
    for (const name of ['__proto__', 'constructor', 'toString']) expect(view.member(name)).toBeUndefined();
  });

  it('goes into a hundred thousand levels', () => {
    const view = JsonView.parse(`${'[{"a":'.repeat(1e5)}1${'}]'.repeat(1e5)}`, 1);
    expect(view.items()[0]?.member('a')?.isArray).toBe(true);
  });
});
