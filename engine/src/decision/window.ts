/** Windows are aligned to the calendar in UTC (docs/language.md, 4. Counters). */
import type { Window } from '../policy/model.ts';

export const windowLength: Readonly<Record<Window, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Which minute, hour or day since the epoch holds `time`. Days have no leap seconds here, so the calendar divides evenly. */
export function windowIndex(window: Window, time: number): number {
  return indexAt(time, windowLength[window]);
}

/** The same for a window of `length` milliseconds. */
export function indexAt(time: number, length: number): number {
  return Math.floor(time / length);
}
