import { parseTimestamp } from '../decision/timestamp.ts';
import type { JsonView } from './json-view.ts';

/** When a call was made: milliseconds since the epoch, or undefined when that is missing or unreadable; and as text. */
export interface CallTime {
  readonly ts: number | undefined;
  readonly tsText: string | undefined;
}

export const noTime: CallTime = { ts: undefined, tsText: undefined };

const latest = 8.64e15;

/** A time as text: RFC 3339 with an offset. No other text is a time, as none says which time zone it means. */
export function timeOfText(text: string | undefined): CallTime {
  return text === undefined ? noTime : { ts: parseTimestamp(text), tsText: text };
}

/** Milliseconds since the epoch. */
export function timeOfMilliseconds(milliseconds: number): CallTime {
  if (!(Math.abs(milliseconds) <= latest)) return noTime;
  const ts = Math.floor(milliseconds);
  return { ts, tsText: new Date(ts).toISOString() };
}

/** Nanoseconds since the epoch, as a number or, as OTLP writes them, as a text of digits. */
export function timeOfNanoseconds(view: JsonView | undefined): CallTime {
  const digits = view?.string ?? view?.number ?? '';
  return /^\d{1,25}$/.test(digits) && !/^0*$/.test(digits)
    ? timeOfMilliseconds(Number(BigInt(digits) / 1_000_000n))
    : noTime;
}

/**
 * A time of a log that does not say how it writes times: RFC 3339, or a number since the epoch. The number's size tells its
 * unit: seconds, milli-, micro- and nanoseconds of the years 1973 to 5138 do not overlap.
 */
export function timeOf(view: JsonView | undefined): CallTime {
  if (view?.number === undefined) return timeOfText(view?.string);
  const number = Number(view.number);
  if (number < 1e8) return noTime;
  if (number < 1e11) return timeOfMilliseconds(number * 1000);
  if (number < 1e14) return timeOfMilliseconds(number);
  if (number < 1e17) return timeOfMilliseconds(number / 1000);
  return timeOfNanoseconds(view);
}
