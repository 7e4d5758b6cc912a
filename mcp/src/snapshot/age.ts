import { count } from '../text.ts';

const minute = 60_000;
const units = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/**
 * How old a snapshot is, for people: "3 days old", "less than a minute old", "of unknown age". `takenAt` is RFC 3339 as
 * in `Snapshot`, `now` is milliseconds since the epoch.
 */
export function ageInWords(takenAt: string | undefined, now: number): string {
  const taken = takenAt === undefined ? Number.NaN : Date.parse(takenAt);
  if (Number.isNaN(taken)) return 'of unknown age';
  const age = now - taken;
  // Clocks of two machines differ a little; more than that is worth telling.
  if (age < -5 * minute) return 'dated in the future';
  for (const [unit, length] of units) {
    if (age >= length) return `${count(Math.floor(age / length), unit)} old`;
  }
  return 'less than a minute old';
}
