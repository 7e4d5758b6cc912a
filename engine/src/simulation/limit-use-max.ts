/** A suggested limit is this many times what was seen. */
const headroom = 1.5;
/** No count is kept to more than six decimals. */
const least = 1e-6;

/**
 * The `max` that leaves headroom above a use of `use`, as a readable number: whole up to 10, in fives up to 100, then with two
 * significant digits; two such digits below 1. Above a whole number it leaves at least one, since a call that gives its charge
 * back needs room too.
 */
export function roomyMax(use: number): number {
  const wanted = Number.isInteger(use) ? Math.max(use + 1, use * headroom) : use * headroom;
  if (wanted < 1) return roundUp(wanted);
  if (wanted <= 10) return Math.ceil(wanted);
  if (wanted <= 100) return Math.ceil(wanted / 5) * 5;
  return roundUp(wanted);
}

function roundUp(wanted: number): number {
  const unit = Math.max(least, 10 ** (Math.floor(Math.log10(wanted)) - 1));
  return Number((Math.ceil(wanted / unit) * unit).toPrecision(2));
}
