/**
 * When a call happened, for the second evaluator (docs/language.md, 4. Counters, "Time"): milliseconds since the epoch, of
 * RFC 3339 text with an offset, floored; undefined when it can not be read.
 */
export function readTime(ts: string | number): number | undefined {
  if (typeof ts === 'number') return Number.isFinite(ts) ? Math.floor(ts) : undefined;
  const match = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:)(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/.exec(ts);
  if (match === null) return undefined;
  const [, date = '', hoursAndMinutes, seconds, fraction = '', offset = ''] = match;
  const last = seconds === '60' ? '59.999' : `${seconds}.${`${fraction}000`.slice(0, 3)}`;
  const time = Date.parse(`${date}T${hoursAndMinutes}${last}${offset.toUpperCase()}`);
  const day = Date.parse(`${date}T00:00:00Z`);
  // `Date` reads 31 April as 1 May.
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
  return isDay && !Number.isNaN(time) ? time : undefined;
}
