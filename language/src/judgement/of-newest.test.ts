import { expect, test } from 'vitest';
import { ofNewest, whole } from './of-newest.ts';

interface Version {
  readonly lineage: object;
  readonly text: string;
}

const upperOf = () => {
  const asked: string[] = [];
  const upper = ofNewest(
    ({ lineage }: Version) => lineage,
    whole,
    ({ text }) => {
      asked.push(text);
      return text.toUpperCase();
    },
  );
  return { asked, upper };
};

test('what is made of a version is made once, and of each document apart', () => {
  const { asked, upper } = upperOf();
  const one = { lineage: {}, text: 'one' };
  const other = { lineage: {}, text: 'other' };
  expect([upper(one), upper(other), upper(one), upper(other)]).toEqual(['ONE', 'OTHER', 'ONE', 'OTHER']);
  expect(asked).toEqual(['one', 'other']);
});

test('an older version is still answered for, as often as it is asked about', () => {
  const { asked, upper } = upperOf();
  const old = { lineage: {}, text: 'old' };
  const newer = { ...old, text: 'newer' };
  expect([upper(old), upper(newer), upper(old)]).toEqual(['OLD', 'NEWER', 'OLD']);
  expect(asked).toEqual(['old', 'newer', 'old']);
});

test('what is made of a part stays the same object while the part is the same', () => {
  const letters = ofNewest(
    ({ lineage }: Version) => lineage,
    ({ text }) => text.trim(),
    (key) => [...key],
  );
  const old = { lineage: {}, text: 'ab' };
  const made = letters(old);
  expect(letters({ ...old, text: ' ab ' })).toBe(made);
  expect(letters({ ...old, text: 'abc' })).toEqual(['a', 'b', 'c']);
});
