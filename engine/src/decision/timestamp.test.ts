import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTimestamp, readTime } from './timestamp.ts';

test.each([
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20t09:00:00z', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20T09:00:00.9999Z', '2026-11-20T09:00:00.999Z'],
  ['2026-11-20T09:00:00.1Z', '2026-11-20T09:00:00.100Z'],
  ['2026-11-20T01:30:00+05:30', '2026-11-19T20:00:00.000Z'],
  ['2026-11-20T23:00:00-02:00', '2026-11-21T01:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z'],
  ['2016-12-31T23:59:60.5Z', '2016-12-31T23:59:59.999Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
  ['2026-11-20T23:59:00+23:59', '2026-11-20T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
  ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
])('%s is %s', (text, time) => {
  expect(new Date(parseTimestamp(text) ?? NaN).toISOString()).toBe(time);
});

test.each([
  '2026-11-20T09:00:00',
  '2026-11-20 09:00:00Z',
  '2026-11-20',
  '2026-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2026-11-00T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-11-31T00:00:00Z',
  '2026-11-20T24:00:00Z',
  '2026-11-20T09:60:00Z',
  '2026-11-20T09:00:61Z',
  '2026-11-20T09:00:00.Z',
  '2026-11-20T09:00:00+24:00',
  '2026-11-20T09:00:00+0530',
  '2026-11-20T09:00:00+05:60',
  ' 2026-11-20T09:00:00Z',
  '',
])('%j is no time', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

test('what a Date prints is read as the same time', () => {
  const times = fc.date({ min: new Date(-6e13), max: new Date(2e14), noInvalidDate: true });
  fc.assert(
    fc.property(times, (date) => {
      expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('milliseconds are floored, and must be a time', () => {
  expect(readTime(1.9)).toBe(1);
  expect(readTime(-0.5)).toBe(-1);
  expect(readTime(NaN)).toBeUndefined();
  expect(readTime(8.64e15)).toBe(8.64e15);
  expect(readTime(1e300)).toBeUndefined();
});
