/** Significant digits of a bound. */
const digitsKept = 2;

/** The least number of two significant digits that is not below `number`, a JSON number; exact, whatever its size. */
export function roundUp(number: string): string {
  return round(number, (negative) => !negative);
}

/** The greatest number of two significant digits that is not above `number`. */
export function roundDown(number: string): string {
  return round(number, (negative) => negative);
}

function round(number: string, awayFromZero: (negative: boolean) => boolean): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  // The value is 0.digits × 10^point.
  const point = BigInt(digits.length - fraction.length) + BigInt(exponent);
  const head = digits.slice(0, digitsKept);
  const exact = /^0*$/.test(digits.slice(digitsKept));
  if (exact || !awayFromZero(sign === '-')) return sign + layout(head, point);
  const next = String(Number(head) + 1);
  return sign + layout(next, point + BigInt(next.length - head.length));
}

/** 0.digits × 10^point, as a person writes it. */
function layout(digits: string, point: bigint): string {
  const significant = digits.replace(/0+$/, '');
  if (point > 21n || point < -5n) {
    const rest = significant.slice(1);
    return `${significant.slice(0, 1)}${rest === '' ? '' : `.${rest}`}e${point - 1n}`;
  }
  const places = Number(point);
  if (places <= 0) return `0.${'0'.repeat(-places)}${significant}`;
  if (significant.length <= places) return significant.padEnd(places, '0');
  return `${significant.slice(0, places)}.${significant.slice(places)}`;
}
