/** Times of recorded calls (docs/language.md, 4. Counters: Time). */

const shape = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const latest = 8.64e15;

/**
 * RFC 3339 with an offset, as milliseconds since the epoch, floored; second 60 counts as 59.999. `undefined` for any other
 * text. No local time is ever read into it.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const date = dayNumber(Number(year), Number(month), Number(day));
  if (date === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const milliseconds = second === '60' ? 59_999 : Number(second + fraction.slice(0, 3).padEnd(3, '0'));
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  return ((date * 24 + Number(hour)) * 60 + Number(minute) - offset) * 60_000 + milliseconds;
}

/** Milliseconds since the epoch from either form of `ts`, floored; `undefined` when it is no time. */
export function readTime(ts: string | number): number | undefined {
  if (typeof ts === 'string') return parseTimestamp(ts);
  return Math.abs(ts) <= latest ? Math.floor(ts) : undefined;
}

/** Days since the epoch of a date of the Gregorian calendar, when there is such a date. */
function dayNumber(year: number, month: number, day: number): number | undefined {
  const leapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leapYear ? 29 : (monthDays[month - 1] ?? 0);
  if (day < 1 || day > days) return undefined;
  // 400 years are a whole number of days: stepping over them keeps `Date.UTC` from reading 99 as 1999.
  return Date.UTC(year + 400, month - 1, day) / 86_400_000 - 146_097;
}
