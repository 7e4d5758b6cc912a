import { Shown, type Told } from '@mcp-policy/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiagnosticList } from './diagnostic-list.ts';
import { ListWriter } from './list-writer.ts';

const told = (message: string): Told => ({
  code: 'tools/unknown-tool',
  severity: 'error',
  message,
  tags: [1],
  ofForm: false,
});
const pool = ['a', 'жук', '"', 'long '.repeat(80), '', 'f', 'g'].map(told);

const place = fc.oneof(fc.nat(99), fc.constantFrom(0, 9, 10, 99_999, 2 ** 32 - 1));
const item = fc.record({
  what: fc.oneof(fc.constantFrom(...pool), fc.constantFrom('a', 'new').map(told)),
  place: fc.tuple(place, place, place, place),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

/** What may happen to a list from one version to the next: some of it goes, some comes, some of it moves. */
const edit = fc.record({
  at: fc.nat(40),
  gone: fc.nat(12),
  come: fc.array(item, { maxLength: 12 }),
  moved: fc.boolean(),
});

function shownOf(items: readonly Item[]): Shown {
  const shown = new Shown(items.length, 0);
  for (const { what, place } of items) shown.add(what, ...place);
  return shown;
}

test('version after version the JSON says what the objects say', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), fc.array(edit, { maxLength: 6 }), (first, edits) => {
      const writer = new ListWriter();
      let items = first;
      for (const { at, gone, come, moved } of [{ at: 0, gone: 0, come: [], moved: false }, ...edits]) {
        items = items.toSpliced(at, gone, ...come);
        if (moved)
          items = items.map(({ what, place: [line, ...rest] }) => ({ what, place: [(line + 1) % 2 ** 32, ...rest] }));
        const shown = shownOf(items);
        const json = Buffer.from(writer.write(shown)).toString('latin1');
        expect(json).toMatch(/^[\0-\x7f]+$/);
        expect(JSON.parse(json)).toEqual(new DiagnosticList('', shown).diagnostics);
      }
    }),
    { numRuns: 500 },
  );
});

test('the bytes of a version stay as they are until the next one is written', () => {
  const writer = new ListWriter();
  const [one, two] = [pool.slice(0, 3), pool.slice(3)].map((some) =>
    shownOf(some.map((what) => ({ what, place: [1, 2, 3, 4] }))),
  );
  if (!one || !two) throw new Error('unreachable');
  const bytes = writer.write(one);
  const text = Buffer.from(bytes).toString('latin1');
  expect(Buffer.from(writer.write(one)).toString('latin1')).toBe(text);
  writer.write(two);
  expect(Buffer.from(writer.write(one)).toString('latin1')).toBe(text);
});
