import { parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownOfEach } from './same-ends.ts';

const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 });

/** All entries of one name are one object, as after an undo. */
const entryOf = new Map(
  ['a', 'b', 'c', 'd'].map((name) => {
    const [placed] = parsePolicy(`{ "tools": { "${name}": {} } }`).document.entries;
    if (!placed) throw new Error('the test has no entry');
    return [name, placed];
  }),
);
const entriesOf = (list: readonly string[]) => list.flatMap((name) => entryOf.get(name) ?? []);

test('each entry is known, and nothing is asked of one that stands where it stood at either end', () => {
  fc.assert(
    fc.property(names, names, names, names, (start, removed, inserted, end) => {
      const [before, now] = [entriesOf([...start, ...removed, ...end]), entriesOf([...start, ...inserted, ...end])];
      const first = knownOfEach(undefined, before, ({ name }) => name);
      let asked = 0;
      const known = knownOfEach({ entries: before, known: first }, now, ({ name }) => {
        asked++;
        return name;
      });
      expect(known).toEqual(now.map(({ entry }) => entry.name));
      expect(asked).toBeLessThanOrEqual(inserted.length);
    }),
  );
});
