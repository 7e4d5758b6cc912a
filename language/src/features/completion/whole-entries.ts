import { endsByItself, type PlacedEntry, type PolicyDocument } from '@mcp-policy/engine';

/** Entries of `tools` that can be passed over without being read. */
export interface PassedOver {
  readonly names: readonly string[];
  /** Where the next one begins. */
  readonly end: number;
}

/**
 * The entries that are well formed and do not hold an offset: a policy may have thousands. To be asked about places from the first to
 * the last.
 */
export class WholeEntries {
  readonly #text: string;
  readonly #entries: readonly PlacedEntry[];
  readonly #offset: number;
  #next = 0;

  constructor({ text, entries }: PolicyDocument, offset: number) {
    this.#text = text;
    this.#entries = entries;
    this.#offset = offset;
  }

  /** The length of the object or list that begins at `start`, if it is the value of such an entry; else 0. */
  valueAt(start: number): number {
    for (; ; this.#next++) {
      const placed = this.#entries[this.#next];
      if (!placed) return 0;
      const { value } = placed.entry.node;
      const own = placed.offset + (value?.offset ?? 0);
      if (own > start) return 0;
      if (own < start || !value) continue;
      const apart = own + value.length <= this.#offset || own >= this.#offset;
      return apart && endsByItself(placed.entry) ? value.length : 0;
    }
  }

  /**
   * The entries from the one whose key is at `start` to the one before the last that can be reached with nothing but a comma between
   * each two; undefined when there are none.
   */
  runAt(start: number): PassedOver | undefined {
    const entries = this.#entries;
    while ((entries[this.#next]?.offset ?? start) < start) this.#next++;
    const from = this.#next;
    if (entries[from]?.offset !== start || !this.#isApart(entries[from])) return undefined;
    const isBefore = start < this.#offset;
    let to = from;
    for (;;) {
      const [last, placed] = [entries[to], entries[to + 1]];
      if (!last || !placed || !this.#isApart(placed) || placed.offset < this.#offset !== isBefore) break;
      if (!isOneComma(this.#text, last.offset + last.entry.text.length, placed.offset)) break;
      to++;
    }
    const end = entries[to]?.offset ?? start;
    return to > from ? { names: entries.slice(from, to).map(({ entry }) => entry.name), end } : undefined;
  }

  #isApart({ entry, offset }: PlacedEntry): boolean {
    const apart = offset + entry.text.length < this.#offset || offset > this.#offset;
    return apart && endsByItself(entry);
  }
}

/** Whether there is one comma between two places, and nothing else but blanks. */
function isOneComma(text: string, from: number, to: number): boolean {
  const comma = pastBlanks(text, from);
  return text.charCodeAt(comma) === 0x2c && pastBlanks(text, comma + 1) === to;
}

export function pastBlanks(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}
