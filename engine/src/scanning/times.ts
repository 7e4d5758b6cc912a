/** Reads the times that nearly all recordings write, `2026-11-20T09:00:00.000Z`, from their bytes; others as text. */
import { parseTimestamp } from '../decision/timestamp.ts';

const [zero, dash, colon, dot, letterT, letterZ] = [0x30, 0x2d, 0x3a, 0x2e, 0x54, 0x5a];

/** The date that was read last, as a number of eight digits, and when it begins. Most calls are of the day before them. */
let lastDate = -1;
let lastMidnight: number | undefined;

/** Milliseconds since the epoch of the text in `bytes`; undefined when it is no time, `slow` when it has another layout. */
export function timeAt(bytes: Uint8Array, start: number, end: number): number | 'slow' | undefined {
  const length = end - start;
  if ((length !== 24 && length !== 20) || bytes[end - 1] !== letterZ) return 'slow';
  if (bytes[start + 4] !== dash || bytes[start + 7] !== dash || bytes[start + 10] !== letterT) return 'slow';
  if (bytes[start + 13] !== colon || bytes[start + 16] !== colon) return 'slow';
  if (length === 24 && bytes[start + 19] !== dot) return 'slow';
  const year = two(bytes, start) * 100 + two(bytes, start + 2);
  const date = (year * 100 + two(bytes, start + 5)) * 100 + two(bytes, start + 8);
  const hour = two(bytes, start + 11);
  const minute = two(bytes, start + 14);
  const second = two(bytes, start + 17);
  const thousandths = length === 24 ? two(bytes, start + 20) * 10 + (two(bytes, start + 21) % 10) : 0;
  // NaN where there is a character that is no digit.
  if (!(date >= 0 && hour <= 23 && minute <= 59 && second <= 59 && thousandths >= 0)) return 'slow';
  const midnight = date === lastDate ? lastMidnight : midnightOf(date);
  return midnight === undefined ? undefined : midnight + ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

/** The number of two digits, NaN when they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero;
  const ones = (bytes[at + 1] ?? 0) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function midnightOf(date: number): number | undefined {
  const digits = String(date).padStart(8, '0');
  lastDate = date;
  lastMidnight = parseTimestamp(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}T00:00:00Z`);
  return lastMidnight;
}
