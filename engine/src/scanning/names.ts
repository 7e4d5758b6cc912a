/**
 * Names that stand in many lines: one number for all of them, found by its bytes. A number below `mostNames` is of a name that
 * is kept, and means the same in all batches of a scanner; the others count the names of one batch that found no room.
 */

/** What a batch tells of its names. */
export interface NewNames {
  /** Those that are kept from this batch on, in the order of their numbers. */
  readonly kept: readonly string[];
  /** Those that found no room, in the order of their numbers, from `mostNames` on. */
  readonly stray: readonly string[];
}

const slots = 8192;
/** A hostile recording may hold a million names: those beyond are read anew each time. */
export const mostNames = 4096;
const longestKept = 256;

/** Where a slot keeps what: the number of its name plus 1 (0: it is free), the hash, and where the bytes stand and end. */
const [numbered, hashed, start, end] = [0, 1, 2, 3];
const width = 4;

/** Gives out the numbers. All names stand in one piece of memory, as each line asks for two or three of them. */
export class NameTable {
  readonly #slots = new Int32Array(slots * width);
  #letters = new Uint8Array(4096);
  #used = 0;
  #size = 0;
  #kept: string[] = [];
  #stray: string[] = [];

  /**
   * The number of the name in `bytes` from `from` to `to`, as it stands between its quotes, without escapes. `decode` makes its
   * text when it is new.
   */
  find(bytes: Uint8Array, from: number, to: number, decode: (start: number, end: number) => string): number {
    const hash = hashOf(bytes, from, to);
    let at = (hash & (slots - 1)) * width;
    for (let number = this.#slots[at] ?? 0; number > 0; number = this.#slots[at + numbered] ?? 0) {
      if (this.#slots[at + hashed] === hash && this.#isAt(at, bytes, from, to)) return number - 1;
      at = (at + width) & (slots * width - 1);
    }
    const text = decode(from, to);
    if (this.#size >= mostNames || to - from > longestKept) return mostNames - 1 + this.#stray.push(text);
    this.#kept.push(text);
    this.#keep(at, hash, bytes.subarray(from, to));
    return this.#size++;
  }

  /** The new ones since this was asked last: once a batch. */
  takeNew(): NewNames {
    const taken = { kept: this.#kept, stray: this.#stray };
    this.#kept = [];
    this.#stray = [];
    return taken;
  }

  #keep(at: number, hash: number, name: Uint8Array): void {
    if (this.#used + name.length > this.#letters.length) {
      const letters = new Uint8Array(this.#letters.length * 2);
      letters.set(this.#letters);
      this.#letters = letters;
    }
    this.#letters.set(name, this.#used);
    this.#slots[at + numbered] = this.#size + 1;
    this.#slots[at + hashed] = hash;
    this.#slots[at + start] = this.#used;
    this.#used += name.length;
    this.#slots[at + end] = this.#used;
  }

  /** Whether the slot's name is what stands in `bytes`. */
  #isAt(at: number, bytes: Uint8Array, from: number, to: number): boolean {
    const letters = this.#letters;
    const first = this.#slots[at + start] ?? 0;
    const length = (this.#slots[at + end] ?? 0) - first;
    if (length !== to - from) return false;
    for (let i = 0; i < length; i++) if (letters[first + i] !== bytes[from + i]) return false;
    return true;
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
