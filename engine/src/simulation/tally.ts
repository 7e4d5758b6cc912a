/** Counts by name, with an end: a hostile recording may hold a million names. */
export class Tally<T> {
  readonly #most: number;
  readonly #counts = new Map<string, T>();
  #beyond = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept for a name, made when it is new; undefined when there are too many names already. */
  of(name: string, make: () => T): T | undefined {
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    if (this.#counts.size >= this.#most) {
      this.#beyond++;
      return undefined;
    }
    const made = make();
    this.#counts.set(name, made);
    return made;
  }

  get size(): number {
    return this.#counts.size;
  }

  /** How often a name found no room. */
  get beyond(): number {
    return this.#beyond;
  }

  entries(): [string, T][] {
    return [...this.#counts];
  }
}

/** Most first, then by name, in code-unit order. */
export function byCount<T>(countOf: (item: T) => number, nameOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const difference = countOf(b) - countOf(a);
    if (difference !== 0) return difference;
    return nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;
  };
}
