import { placeWidth, type Shown, type Told, toldInDiagnostic } from '@mcp-policy/language';
import { asciiJson } from '../written-json.ts';
import { PlacesBefore, sameAtEnd } from './told-before.ts';

const [openBracket, closeBracket, comma, blank, zero] = [0x5b, 0x5d, 0x2c, 0x20, 0x30];

/** Digits that any number of a place may have. It stands behind blanks, at the same distance from the start of each diagnostic. */
const width = 10;
const labels = ['{"range":{"start":{"line":', ',"character":', '},"end":{"line":', ',"character":'];
/** How far from the start of a diagnostic each number begins. */
const distances = labels.map((_, number) => labels.slice(0, number + 1).join('').length + number * width);
const encoder = new TextEncoder();
/** What stands before all else of a diagnostic, its numbers still blank. */
const place = encoder.encode(labels.map((label) => label + ' '.repeat(width)).join(''));

/** A list as JSON, each diagnostic with the comma or bracket behind it. */
interface Written {
  bytes: Uint8Array;
  /** Where each diagnostic begins, and where the list ends. */
  starts: Uint32Array;
  told: readonly Told[];
  places: Uint32Array;
}

/**
 * Writes the diagnostics of one document as JSON in ASCII, version after version. What is told as it was before is copied from the
 * version before, with its place as it is now: an edit changes few of a thousand.
 */
export class ListWriter {
  #now = nothing();
  /** What the version before was written to, and the next one will be. */
  #spare = nothing();
  #end = 0;

  /** The list. The bytes stay as they are until the next one is written. */
  write(shown: Shown): Uint8Array {
    const { told, places } = shown;
    const [from, to] = [this.#now, this.#spare];
    if (to.starts.length <= told.length) to.starts = new Uint32Array(Math.max(told.length + 1, to.starts.length * 2));
    [to.told, to.places, this.#end] = [told, places, 1];
    this.#reserve(to, 2);
    to.bytes[0] = openBracket;
    this.#writeItems(from, to);
    to.bytes[this.#end > 1 ? this.#end - 1 : this.#end++] = closeBracket;
    [this.#now, this.#spare] = [to, from];
    return to.bytes.subarray(0, this.#end);
  }

  #writeItems(from: Written, to: Written): void {
    const alike = sameAtEnd(from.told, to.told);
    const [oldEnd, newEnd] = [from.told.length - alike, to.told.length - alike];
    const before = new PlacesBefore(from.told, oldEnd);
    let [old, item] = [0, 0];
    while (item < newEnd) {
      const at = before.placeOf(to.told, item, old);
      if (at === undefined) {
        this.#add(to, item++);
        continue;
      }
      const same = before.sameFrom(at, to.told, item, newEnd);
      this.#copy(from, at, to, item, same);
      [old, item] = [at + same, item + same];
    }
    this.#copy(from, oldEnd, to, item, alike);
    to.starts[to.told.length] = this.#end;
  }

  /** Adds `count` diagnostics that were there before, from one of the list before on. */
  #copy(from: Written, old: number, to: Written, item: number, count: number): void {
    if (count === 0) return;
    const [start, end] = [from.starts[old] ?? 0, from.starts[old + count] ?? 0];
    const shift = this.#end - start;
    this.#reserve(to, end - start);
    to.bytes.set(from.bytes.subarray(start, end), this.#end);
    for (let i = 0; i < count; i++) {
      const at = (from.starts[old + i] ?? 0) + shift;
      to.starts[item + i] = at;
      const [was, is] = [(old + i) * placeWidth, (item + i) * placeWidth];
      for (let number = 0; number < placeWidth; number++) {
        const value = to.places[is + number] ?? 0;
        if (value !== from.places[was + number]) writeNumber(to.bytes, at, number, value);
      }
    }
    this.#end = end + shift;
    // The last one of the list before had a bracket there.
    to.bytes[this.#end - 1] = comma;
  }

  #add(to: Written, item: number): void {
    const told = to.told[item];
    if (told === undefined) return;
    const rest = restOf(told);
    this.#reserve(to, place.length + rest.length);
    const at = this.#end;
    to.starts[item] = at;
    to.bytes.set(place, at);
    for (let number = 0; number < placeWidth; number++) {
      writeNumber(to.bytes, at, number, to.places[item * placeWidth + number] ?? 0);
    }
    to.bytes.set(rest, at + place.length);
    this.#end = at + place.length + rest.length;
  }

  /** Makes room for `length` more bytes. */
  #reserve(to: Written, length: number): void {
    const least = this.#end + length;
    if (least <= to.bytes.length) return;
    const bytes = new Uint8Array(Math.max(least, to.bytes.length * 2));
    bytes.set(to.bytes.subarray(0, this.#end));
    to.bytes = bytes;
  }
}

function nothing(): Written {
  return { bytes: new Uint8Array(0), starts: new Uint32Array(1), told: [], places: new Uint32Array(0) };
}

/** The digits of a number in its columns, behind blanks. */
function writeNumber(bytes: Uint8Array, start: number, number: number, value: number): void {
  const first = start + (distances[number] ?? 0);
  let at = first + width;
  let rest = value;
  do {
    const digit = rest % 10;
    bytes[--at] = zero + digit;
    rest = (rest - digit) / 10;
  } while (rest > 0);
  bytes.fill(blank, first, at);
}

/** What stands behind the range of a diagnostic. Undoing an edit tells what was told by the same objects before it. */
const written = new WeakMap<Told, Uint8Array>();

function restOf(told: Told): Uint8Array {
  const before = written.get(told);
  if (before !== undefined) return before;
  const rest = encoder.encode(`}},${asciiJson(toldInDiagnostic(told)).slice(1)},`);
  written.set(told, rest);
  return rest;
}
