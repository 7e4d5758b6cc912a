/**
 * Names that stand in many lines: one number for all of them, found by its bytes. A number below `mostNames` is of a name that
 * is kept, and means the same in all batches of a scanner; the others count the names of one batch that found no room.
 */

/** A name as it stands between its quotes in a recording, without escapes. */
export class Name {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly hash: number;
  number = 0;

  constructor(text: string, bytes: Uint8Array, hash: number) {
    this.text = text;
    this.bytes = bytes;
    this.hash = hash;
  }
}

/** What a batch tells of its names. */
export interface NewNames {
  /** Those that are kept from this batch on, in the order of their numbers. */
  readonly kept: readonly string[];
  /** Those that found no room, in the order of their numbers, from `mostNames` on. */
  readonly stray: readonly string[];
}

const slots = 8192;
/** A hostile recording may hold a million names: those beyond are read anew each time. */
const mostNames = 4096;
const longestKept = 256;

/** Gives out the numbers. */
export class NameTable<N extends Name> {
  readonly #table: (N | undefined)[] = new Array<N | undefined>(slots).fill(undefined);
  readonly #make: (text: string, bytes: Uint8Array, hash: number) => N;
  #size = 0;
  #kept: string[] = [];
  #stray: string[] = [];

  constructor(make: (text: string, bytes: Uint8Array, hash: number) => N) {
    this.#make = make;
  }

  /** The name in `bytes` from `start` to `end`, `decode` makes its text when it is new. */
  find(bytes: Uint8Array, start: number, end: number, decode: (start: number, end: number) => string): N {
    const hash = hashOf(bytes, start, end);
    let slot = hash & (slots - 1);
    for (let name = this.#table[slot]; name !== undefined; name = this.#table[slot]) {
      if (name.hash === hash && isSame(name.bytes, bytes, start, end)) return name;
      slot = (slot + 1) & (slots - 1);
    }
    const made = this.#make(decode(start, end), bytes.slice(start, end), hash);
    if (this.#size < mostNames && end - start <= longestKept) {
      made.number = this.#size++;
      this.#table[slot] = made;
      this.#kept.push(made.text);
    } else made.number = mostNames - 1 + this.#stray.push(made.text);
    return made;
  }

  /** The new ones since this was asked last: once a batch. */
  takeNew(): NewNames {
    const taken = { kept: this.#kept, stray: this.#stray };
    if (taken.kept.length > 0) this.#kept = [];
    if (taken.stray.length > 0) this.#stray = [];
    return taken;
  }
}

/** The other side: what stands for the numbers of one scanner's batches. */
export class NumberedNames<T> {
  readonly #make: (name: string) => T;
  readonly #kept: T[] = [];

  constructor(make: (name: string) => T) {
    this.#make = make;
  }

  /** Takes what the next batch tells; gives what stands for its numbers. */
  open({ kept, stray }: NewNames): (number: number) => T | undefined {
    for (const name of kept) this.#kept.push(this.#make(name));
    const strays = stray.map(this.#make);
    return (number) => (number < mostNames ? this.#kept[number] : strays[number - mostNames]);
  }
}

function isSame(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[start + i]) return false;
  return true;
}

/** Of the length, and of what stands at the beginning, in the middle and at the end: names mostly differ there. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 4)
    return Math.imul((bytes[start] ?? 0) * 65_536 + (bytes[end - 1] ?? 0) * 256 + length, 0x9e3779b1) >>> 16;
  const parts =
    Math.imul(wordAt(bytes, start), 0x85ebca6b) ^
    Math.imul(wordAt(bytes, start + ((length - 4) >> 1)), 0xc2b2ae35) ^
    Math.imul(wordAt(bytes, end - 4), 0x27d4eb2f);
  return Math.imul(parts + length, 0x9e3779b1) >>> 16;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}
