import { readArgument, setOwn } from '../decision/arguments.ts';
import { parseNumber } from '../decision/decimal.ts';
import type { ArgumentObject } from '../decision/value.ts';
import { placeOf, quote } from './json-bytes.ts';

/** An argument that rules or limits look at. */
export interface WantedKey {
  readonly key: string;
  readonly bytes: Uint8Array;
}

const notAscii = /[^\0-\x7f]/;
const [minus, zero, nine] = [0x2d, 0x30, 0x39];

/** Undefined when a key is no ASCII text: then arguments are read as text. */
export function wantedKeys(wanted: ReadonlySet<string>): readonly WantedKey[] | undefined {
  const keys = [...wanted];
  if (keys.some((key) => notAscii.test(key))) return undefined;
  return keys.map((key) => ({ key, bytes: Uint8Array.from(key, (letter) => letter.charCodeAt(0)) }));
}

/** The wanted of the arguments that were stepped over last (json-bytes.ts), with nothing doubtful in them. */
export function readWanted(
  bytes: Uint8Array,
  wanted: readonly WantedKey[],
  text: (start: number, end: number) => string,
): ArgumentObject {
  const args: { [key: string]: unknown } = {};
  for (const { key, bytes: keyBytes } of wanted) {
    const { start, end } = placeOf(bytes, keyBytes);
    if (start > 0) setOwn(args, key, readValue(bytes, start, end, text));
  }
  return args;
}

function readValue(
  bytes: Uint8Array,
  start: number,
  end: number,
  text: (start: number, end: number) => string,
): unknown {
  const first = bytes[start] ?? 0;
  if (first === minus || (first >= zero && first <= nine)) return parseNumber(text(start, end));
  if (first !== quote) return readArgument(text(start, end));
  const value = text(start + 1, end - 1);
  return value.includes('\\') ? readArgument(text(start, end)) : value;
}
