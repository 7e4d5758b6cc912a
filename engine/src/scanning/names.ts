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

/** A hostile recording may hold a million names: those beyond are read anew each time. As in engine/wasm/names.ts. */
export const mostNames = 4096;

/** Collects the names that the scanner tells of. */
export class ToldNames {
  #kept: string[] = [];
  #stray: string[] = [];

  add(name: string, isKept: boolean): void {
    (isKept ? this.#kept : this.#stray).push(name);
  }

  /** The new ones since this was asked last: once a batch. */
  takeNew(): NewNames {
    const taken = { kept: this.#kept, stray: this.#stray };
    this.#kept = [];
    this.#stray = [];
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
