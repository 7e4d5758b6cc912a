import type { ToolEntry } from './model.ts';
import { endsByItself, readEntry } from './read-entry.ts';

const farthest = 32;

/**
 * Entries that stood in an older version and have not been found again in their places, by text. Where one turns up again
 * it is handed out as the same object: it was moved, or a slip of the keyboard that hid it has been undone. They mostly
 * come back in their old order, and are recognised by one comparison of text each.
 */
export class SpareEntries {
  private next = 0;
  /** How many entries since the last one that was recognised in the old order. */
  private missed = 0;
  private byText: Map<string, number> | undefined;
  private readonly used = new Set<number>();
  private readonly entries: readonly ToolEntry[];

  constructor(entries: readonly ToolEntry[]) {
    this.entries = entries;
  }

  /** The entry that certainly stands at `offset`, whatever follows it there. */
  keptAt(text: string, offset: number): ToolEntry | undefined {
    if (this.entries.length === 0) return undefined;
    // The old order goes on with the entry that is next, or after as many as may have been changed or taken out.
    const last = this.next + Math.min(this.missed + 1, farthest);
    for (let index = this.next; index <= last; index++) {
      const entry = this.entries[index];
      // Slices are compared faster than `startsWith` does.
      if (entry && text.slice(offset, offset + entry.text.length) === entry.text && endsByItself(entry)) {
        this.hasUsed(index);
        return entry;
      }
    }
    this.missed++;
    return undefined;
  }

  /** The entry with this text: an old one, or a new one. */
  entryOf(text: string): ToolEntry {
    this.byText ??= new Map(this.entries.map((entry, index) => [entry.text, index]));
    const index = this.byText.get(text);
    const old = index === undefined ? undefined : this.entries[index];
    if (index === undefined || !old) return readEntry(copyOf(text));
    this.hasUsed(index);
    return old;
  }

  /** Those that are still to be found. */
  rest(): readonly ToolEntry[] {
    const { entries, used } = this;
    if (used.size === entries.length) return [];
    return entries.filter((_, index) => !used.has(index));
  }

  private hasUsed(index: number): void {
    this.used.add(index);
    this.next = index + 1;
    this.missed = 0;
  }
}

/** A text of its own: a slice would keep its whole version of the document in memory for as long as the entry lives. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
