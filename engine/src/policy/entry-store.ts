import type { PlacedEntry, ToolEntry } from './model.ts';
import { readEntry } from './read-entry.ts';

const farthest = 32;

/**
 * The entries of the version before, by text. An entry whose text is unchanged is handed out as the same object, wherever
 * it moved. Most edits change one entry: the others are recognised in their old order by one comparison of text each.
 */
export class EntryStore {
  private next = 0;
  /** How many entries since the last one that was recognised in the old order. */
  private missed = 0;
  private byText: Map<string, number> | undefined;
  private readonly previous: readonly PlacedEntry[] | undefined;

  constructor(previous: readonly PlacedEntry[] | undefined) {
    this.previous = previous;
  }

  /** The entry that certainly stands at `offset`, whatever follows it there. */
  keptAt(text: string, offset: number): ToolEntry | undefined {
    if (!this.previous) return undefined;
    // The old order goes on with the entry that is next, or after as many as may have been changed or taken out.
    const last = this.next + Math.min(this.missed + 1, farthest);
    for (let index = this.next; index <= last; index++) {
      const entry = this.previous[index]?.entry;
      if (entry && endsByItself(entry) && text.startsWith(entry.text, offset)) {
        this.goOnAfter(index);
        return entry;
      }
    }
    this.missed++;
    return undefined;
  }

  /** The entry with this text: the one of the version before, or a new one. */
  entryOf(text: string): ToolEntry {
    if (!this.previous) return readEntry(text);
    this.byText ??= new Map(this.previous.map(({ entry }, index) => [entry.text, index]));
    const index = this.byText.get(text);
    const old = index === undefined ? undefined : this.previous[index]?.entry;
    if (index === undefined || !old) return readEntry(copyOf(text));
    this.goOnAfter(index);
    return old;
  }

  private goOnAfter(index: number): void {
    this.next = index + 1;
    this.missed = 0;
  }
}

/** Whether the entry's last bracket closes it, so that no text after it could make it longer or other. */
function endsByItself({ node, problems }: ToolEntry): boolean {
  const type = node.value?.type;
  return (type === 'object' || type === 'array') && !problems.some((problem) => problem.code.startsWith('syntax/'));
}

/** A text of its own: a slice would keep its whole version of the document in memory for as long as the entry lives. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
