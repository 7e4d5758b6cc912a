import type { UnplacedProblem } from '../problem.ts';
import type { JsonNode, PropertyNode, StringNode } from '../syntax/nodes.ts';
import { type Around, TreeParser } from '../syntax/parser.ts';
import { token } from '../syntax/tokens.ts';
import type { PlacedEntry, ToolEntry } from './model.ts';
import type { PreviousVersion, Run } from './previous-version.ts';
import { aroundEntry, endsByItself, entryFrom, readEntry } from './read-entry.ts';

/** Reads a policy's text: the head as a tree with absolute offsets, the entries of `tools` each on its own. */
export class DocumentParser extends TreeParser {
  readonly entries: PlacedEntry[] = [];
  /** How many objects `tools` there are. One is right. */
  toolsObjects = 0;
  private inTools = false;
  private readonly previous: PreviousVersion | undefined;

  constructor(text: string, previous: PreviousVersion | undefined) {
    super(text);
    this.previous = previous;
  }

  protected override readMember(key: StringNode, around: Around): JsonNode {
    const isTools = around.objects === 1 && around.lists === 0 && key.value === 'tools';
    if (!isTools || this.tokens.kind !== token.openBrace) return super.readMember(key, around);
    this.inTools = true;
    this.toolsObjects++;
    const tools = this.readObject(around);
    this.inTools = false;
    return tools;
  }

  protected override readMemberInto(properties: PropertyNode[], inside: Around): boolean {
    if (inside.lists > 0) return super.readMemberInto(properties, inside);
    if (this.inTools && inside.objects === aroundEntry.objects) return this.readEntryHere();
    const kept = inside.objects === 1 ? this.previous?.propertyAt(this.tokens.offset) : undefined;
    if (!kept) return super.readMemberInto(properties, inside);
    properties.push(kept);
    this.tokens.jump(kept.offset + kept.length);
    return true;
  }

  private readEntryHere(): boolean {
    const { tokens, previous } = this;
    const { offset } = tokens;
    const run = previous?.runAt(offset);
    if (previous && run) {
      this.takeRun(previous, run);
      return true;
    }
    const spare = previous?.spare.keptAt(tokens.text, offset);
    if (spare) {
      this.takeTokenProblems(offset, tokens.end);
      this.entries.push({ entry: spare, offset });
      tokens.jump(offset + spare.text.length);
      return true;
    }
    const faults = this.faults.length;
    const properties: PropertyNode[] = [];
    this.origin = offset;
    const whole = super.readMemberInto(properties, aroundEntry);
    this.origin = 0;
    const end = tokens.lastEnd;
    // The entry reports what is wrong in it itself.
    const problems = [...this.takeTokenProblems(offset, end), ...this.faults.splice(faults)];
    const text = tokens.text.slice(offset, end);
    this.entries.push({ entry: this.entryOf(text, offset, properties[0], problems), offset });
    return whole;
  }

  /** What a bracket that is too many takes with it are mostly entries, and how these end is known. */
  protected override skipToken(): void {
    const { tokens, previous } = this;
    const end = tokens.kind === token.string ? previous?.wholeEnd(tokens.offset) : undefined;
    if (end === undefined) super.skipToken();
    else tokens.jump(end);
  }

  private takeRun(previous: PreviousVersion, run: Run): void {
    const { tokens } = this;
    this.takeTokenProblems(tokens.offset, tokens.end);
    for (const problem of previous.problemsWithin(run)) this.faults.push(problem);
    let end = tokens.offset;
    for (let index = run.from; index < run.to; index++) {
      const placed = previous.document.entries[index];
      if (!placed) break;
      const moved = run.shift === 0 ? placed : { entry: placed.entry, offset: placed.offset + run.shift };
      this.entries.push(moved);
      end = moved.offset + moved.entry.text.length;
    }
    tokens.jump(end);
  }

  private entryOf(
    text: string,
    offset: number,
    node: PropertyNode | undefined,
    problems: UnplacedProblem[],
  ): ToolEntry {
    // Trees that outlive their version come from a text of their own.
    if (this.previous) return this.previous.entryOf(text, offset);
    return node && endsByItself({ node, problems }) ? entryFrom(text, node, problems) : readEntry(text);
  }

  /** Takes out what is wrong with the tokens of an entry, relative to it: the newest, but for the token that follows it. */
  private takeTokenProblems(start: number, end: number): UnplacedProblem[] {
    const { problems } = this.tokens;
    if (problems.length === 0) return [];
    const index = problems.findLastIndex((problem) => problem.offset < start) + 1;
    const own: UnplacedProblem[] = [];
    for (const problem of problems.splice(index)) {
      if (problem.offset >= end) problems.push(problem);
      else own.push({ ...problem, offset: problem.offset - start });
    }
    return own;
  }
}
