import { describe, expect, it } from 'vitest';
import { JsonView } from './json-view.ts';
import { timeOf, timeOfNanoseconds } from './times.ts';

const ms = 1_789_372_800_123;

describe('timeOf', () => {
  it.each([
    ['"2026-09-14T08:00:00.123Z"', ms],
    ['"2026-09-14T10:00:00.123+02:00"', ms],
    ['1789372800', ms - 123],
    ['1789372800.123', ms],
    ['1789372800123', ms],
    ['1789372800123456', ms],
    ['1789372800123456789', ms],
    ['"2026-09-14 08:00:00"', undefined],
    ['"2026-09-14T08:00:00"', undefined],
    ['12', undefined],
    ['-1789372800', undefined],
    ['1e400', undefined],
    ['{}', undefined],
    ['null', undefined],
  ])('reads %s', (text, expected) => {
    expect(timeOf(JsonView.parse(text, 1)).ts).toBe(expected);
  });

  it('gives numbers back as people write times', () => {
    expect(timeOf(JsonView.parse('1789372800123', 1)).tsText).toBe('2026-09-14T08:00:00.123Z');
  });
});

describe('timeOfNanoseconds', () => {
  it('loses no millisecond to rounding', () => {
    expect(timeOfNanoseconds(JsonView.parse('"1789372800123999999"', 1)).ts).toBe(ms);
  });
});
