import type { PlacedEntry, ToolEntry } from './model.ts';
import { readEntry } from './read-entry.ts';

/**
 * The entries of the version before, by text. An entry whose text is unchanged is handed out as the same object, wherever
 * it moved. Most edits change one entry: the others are recognised in their old order by one comparison of text each.
 */
export class EntryStore {
  private next = 0;
  private byName: Map<string, ToolEntry[]> | undefined;

  private readonly previous: readonly PlacedEntry[] | undefined;

  constructor(previous: readonly PlacedEntry[] | undefined) {
    this.previous = previous;
  }

  /** The entry that certainly stands at `offset`, whatever follows it there. */
  keptAt(text: string, offset: number): ToolEntry | undefined {
    if (!this.previous) return undefined;
    // After a change the old order goes on with the same entry (one was added) or with the one after it.
    for (const index of [this.next, this.next + 1]) {
      const entry = this.previous[index]?.entry;
      if (entry && endsByItself(entry) && text.startsWith(entry.text, offset)) {
        this.next = index + 1;
        return entry;
      }
    }
    return undefined;
  }

  /** The entry with this text: the one of the version before, or a new one. */
  entryOf(name: string, text: string): ToolEntry {
    if (!this.previous) return readEntry(text);
    const old = this.namesOf(this.previous)
      .get(name)
      ?.find((entry) => entry.text === text);
    if (!old) return readEntry(copyOf(text));
    this.next = Math.max(this.next, 0);
    return old;
  }

  private namesOf(previous: readonly PlacedEntry[]): Map<string, ToolEntry[]> {
    if (!this.byName) {
      this.byName = new Map();
      for (const { entry } of previous) {
        const same = this.byName.get(entry.name);
        if (same) same.push(entry);
        else this.byName.set(entry.name, [entry]);
      }
    }
    return this.byName;
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
