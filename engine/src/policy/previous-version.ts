import type { UnplacedProblem } from '../problem.ts';
import type { PropertyNode } from '../syntax/nodes.ts';
import type { TextChange } from '../syntax/text-change.ts';
import { lastEntryAt } from './entry-index.ts';
import type { PlacedEntry, PolicyDocument, ToolEntry } from './model.ts';
import { endsByItself } from './read-entry.ts';
import { SpareEntries } from './spare-entries.ts';

/** How many entries are kept that are no longer there. */
const mostSpare = 12_000;

/** What was found on the way to a document and is of use for its next version. Absolute offsets, by place. */
export interface Trace {
  /** What is wrong with the JSON outside of entries. */
  readonly syntax: readonly UnplacedProblem[];
  /** What is wrong with the head. */
  readonly head: readonly UnplacedProblem[];
  /** What is wrong between the parts: names that repeat, counters at odds. */
  readonly between: readonly UnplacedProblem[];
  /** Whether all entries stand in one object: those of two could not be told apart by their places. */
  readonly oneTools: boolean;
  /** Entries of versions before that are no longer there; what is made again by an undo need not be read again. */
  readonly spare: readonly ToolEntry[];
}

/** Entries that stand one after the other as they did before, `shift` further on: `from` to before `to` of the old ones. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/**
 * The version before, and the one change that made this of it. Where a text is the same and reading comes to it in the same
 * state, it is not read again. At the key of an entry that state is always the same: nothing before it matters any more.
 */
export class PreviousVersion {
  readonly document: PolicyDocument;
  readonly trace: Trace;
  /** Old entries that may turn up again in other places. */
  readonly spare: SpareEntries;
  private readonly change: TextChange;
  private readonly taken: Run[] = [];
  /** Where runs end that begin before or after the change: behind the last entry there that ends by itself. */
  private readonly endBefore: number;
  private readonly endAfter: number;
  /** The head's properties that end before the change, by offset. */
  private readonly kept: ReadonlyMap<number, PropertyNode>;

  constructor(document: PolicyDocument, trace: Trace, change: TextChange) {
    this.document = document;
    this.trace = trace;
    this.change = change;
    const { entries } = document;
    this.endAfter = entries.findLastIndex(({ entry }) => endsByItself(entry)) + 1;
    this.endBefore =
      entries.findLastIndex(({ entry, offset }) => offset + entry.text.length <= change.offset && endsByItself(entry)) +
      1;
    this.kept = keptProperties(document, trace, change);
    const changed = entries.filter((placed) => this.isChanged(placed)).map(({ entry }) => entry);
    this.spare = new SpareEntries([...changed, ...trace.spare]);
  }

  /** The entries that certainly stand from `offset` of the new text on. The last of them ends by itself. */
  runAt(offset: number): Run | undefined {
    const run = this.findRun(offset);
    if (run) this.taken.push(run);
    return run;
  }

  /** Where the entries end that certainly stand at `offset`, with no fault in and between them: they close every bracket that they open. */
  wholeEnd(offset: number): number | undefined {
    const run = this.trace.syntax.length === 0 ? this.findRun(offset) : undefined;
    if (!run) return undefined;
    const { entries } = this.document;
    let to = run.from;
    for (; to < run.to; to++) {
      const placed = entries[to];
      if (!placed || !endsByItself(placed.entry)) break;
    }
    const last = entries[to - 1];
    return to > run.from && last ? last.offset + run.shift + last.entry.text.length : undefined;
  }

  private findRun(offset: number): Run | undefined {
    const { change, trace } = this;
    const { entries } = this.document;
    const isBefore = offset < change.offset;
    if (!trace.oneTools || (!isBefore && offset < change.offset + change.inserted)) return undefined;
    const shift = isBefore ? 0 : change.inserted - change.removed;
    const from = this.indexFrom(offset - shift);
    if (entries[from]?.offset !== offset - shift) return undefined;
    const to = isBefore ? this.endBefore : this.endAfter;
    if (to <= from) return undefined;
    return { from, to, shift };
  }

  /** The old entries that have not been found again: neither in their places nor in others. */
  lost(): readonly ToolEntry[] {
    const lost: ToolEntry[] = [];
    let next = 0;
    for (const { from, to } of [...this.taken, { from: this.document.entries.length, to: 0 }]) {
      for (; next < from; next++) {
        const placed = this.document.entries[next];
        if (placed && !this.isChanged(placed)) lost.push(placed.entry);
      }
      next = to;
    }
    return [...this.spare.rest(), ...lost].slice(0, mostSpare);
  }

  /** What was wrong between the entries of a run, where it is now. */
  problemsWithin({ from, to, shift }: Run): readonly UnplacedProblem[] {
    const first = this.document.entries[from];
    const last = this.document.entries[to - 1];
    if (this.trace.syntax.length === 0 || !first || !last) return [];
    // A comma that is missing after the last one stands at its last character, and is found again.
    const end = last.offset + last.entry.text.length - 1;
    return this.trace.syntax.flatMap((problem) =>
      problem.offset >= first.offset && problem.offset < end ? { ...problem, offset: problem.offset + shift } : [],
    );
  }

  /** The property of the head that certainly stands at `offset`. */
  propertyAt(offset: number): PropertyNode | undefined {
    return this.kept.get(offset);
  }

  /** The entry with this text that was read at `offset`: the old one where there is one, or a new one. */
  entryOf(text: string, offset: number): ToolEntry {
    const shift = offset < this.change.offset ? 0 : this.change.inserted - this.change.removed;
    const inPlace = this.document.entries[this.indexFrom(offset - shift)]?.entry;
    return inPlace?.text === text ? inPlace : this.spare.entryOf(text);
  }

  private isChanged({ entry, offset }: PlacedEntry): boolean {
    const { change } = this;
    return offset + entry.text.length >= change.offset && offset < change.offset + change.removed;
  }

  /** Index of the first old entry at `offset` or after it. */
  private indexFrom(offset: number): number {
    return lastEntryAt(this.document.entries, offset - 1) + 1;
  }
}

function keptProperties({ root }: PolicyDocument, { syntax }: Trace, change: TextChange): Map<number, PropertyNode> {
  const kept = new Map<number, PropertyNode>();
  if (root?.type !== 'object' || syntax.some((problem) => problem.offset < change.offset)) return kept;
  for (const property of root.properties) {
    // The character after it shows that it ends there.
    if (property.offset + property.length >= change.offset) break;
    if (property.value && property.key.value !== 'tools') kept.set(property.offset, property);
  }
  return kept;
}
