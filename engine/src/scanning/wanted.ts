import { readArgument, setOwn } from '../decision/arguments.ts';
import { parseNumber } from '../decision/decimal.ts';
import type { ArgumentObject } from '../decision/value.ts';
import type { ArgumentPlaces } from './argument-places.ts';
import { ShortTexts } from './short-texts.ts';

type Text = (start: number, end: number) => string;

const notAscii = /[^\0-\x7f]/;
const [quote, minus, zero, nine] = [0x22, 0x2d, 0x30, 0x39];
/** Digits of a whole number that any double keeps: see `parseNumber`. */
const surelyExact = 15;
const shortTexts = new ShortTexts();

interface WantedKey {
  readonly key: string;
  readonly bytes: Uint8Array;
  /** Which of the arguments it was last: calls of a tool are mostly written alike. */
  number: number;
}

/** The arguments that a tool's rules and limits look at. */
export class WantedArguments {
  readonly #keys: readonly WantedKey[];
  /** One object for all calls, which keeps its shape: an argument that is missing is there as `undefined`, which no JSON is. */
  readonly #args: { [key: string]: unknown } = {};

  private constructor(keys: readonly string[]) {
    this.#keys = keys.map((key) => ({
      key,
      bytes: Uint8Array.from(key, (letter) => letter.charCodeAt(0)),
      number: 0,
    }));
    for (const key of keys) setOwn(this.#args, key, undefined);
  }

  /** Undefined when a key is no ASCII text: then arguments are read as text. */
  static of(wanted: ReadonlySet<string>): WantedArguments | undefined {
    const keys = [...wanted];
    return keys.some((key) => notAscii.test(key)) ? undefined : new WantedArguments(keys);
  }

  /** Those of the call whose arguments stand at `places`, with nothing doubtful in them; until the next call. */
  read(places: ArgumentPlaces, bytes: Uint8Array, isAscii: boolean, text: Text): ArgumentObject {
    for (let i = 0; i < this.#keys.length; i++) {
      const wanted = this.#keys[i];
      if (wanted === undefined) break;
      const number = places.find(wanted.bytes, wanted.number);
      if (number >= 0) wanted.number = number;
      this.#args[wanted.key] =
        number < 0 ? undefined : readValue(bytes, isAscii, places.valueStart(number), places.valueEnd(number), text);
    }
    return this.#args;
  }
}

function readValue(bytes: Uint8Array, isAscii: boolean, start: number, end: number, text: Text): unknown {
  const first = bytes[start] ?? 0;
  if (first === minus || (first >= zero && first <= nine)) {
    const whole = wholeNumber(bytes, start, end);
    return Number.isNaN(whole) ? parseNumber(text(start, end)) : whole;
  }
  if (first !== quote) return readArgument(text(start, end));
  const value = isAscii ? shortTexts.find(bytes, start + 1, end - 1, text) : text(start + 1, end - 1);
  return value.includes('\\') ? readArgument(text(start, end)) : value;
}

/** NaN when there is anything but a few digits. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > surelyExact) return Number.NaN;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
