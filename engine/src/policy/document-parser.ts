import type { JsonNode, PropertyNode, StringNode } from '../syntax/nodes.ts';
import { type Around, TreeParser } from '../syntax/parser.ts';
import { token } from '../syntax/tokens.ts';
import type { EntryStore } from './entry-store.ts';
import type { PlacedEntry } from './model.ts';
import { aroundEntry } from './read-entry.ts';

/** Reads a policy's text: the head as a tree with absolute offsets, the entries of `tools` each on its own. */
export class DocumentParser extends TreeParser {
  readonly entries: PlacedEntry[] = [];
  private inTools = false;

  private readonly store: EntryStore;

  constructor(text: string, store: EntryStore) {
    super(text);
    this.store = store;
  }

  protected override readMember(key: StringNode, around: Around): JsonNode {
    const isTools = around.objects === 1 && around.lists === 0 && key.value === 'tools';
    if (!isTools || this.tokens.kind !== token.openBrace) return super.readMember(key, around);
    this.inTools = true;
    const tools = this.readObject(around);
    this.inTools = false;
    return tools;
  }

  protected override readMemberInto(properties: PropertyNode[], inside: Around): boolean {
    const isEntry = this.inTools && inside.objects === aroundEntry.objects && inside.lists === aroundEntry.lists;
    return isEntry ? this.readEntryHere() : super.readMemberInto(properties, inside);
  }

  private readEntryHere(): boolean {
    const { tokens } = this;
    const { offset } = tokens;
    const kept = this.store.keptAt(tokens.text, offset);
    if (kept) {
      this.entries.push({ entry: kept, offset });
      tokens.jump(offset + kept.text.length);
      return true;
    }
    // Read here only to find the end; the entry's own tree comes from its own text.
    const faults = this.faults.length;
    const whole = super.readMemberInto([], aroundEntry);
    const end = tokens.lastEnd;
    // The entry reports what is wrong in it itself.
    this.faults.length = faults;
    this.dropTokenProblems(offset, end);
    this.entries.push({ entry: this.store.entryOf(tokens.text.slice(offset, end)), offset });
    return whole;
  }

  /** They are the newest, but for those of the token that follows the entry. */
  private dropTokenProblems(start: number, end: number): void {
    const { problems } = this.tokens;
    const index = problems.findLastIndex((problem) => problem.offset < start) + 1;
    problems.push(...problems.splice(index).filter((problem) => problem.offset >= end));
  }
}
