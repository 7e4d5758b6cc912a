import {
  combineChanges,
  lineStartsOf,
  offsetAt,
  type ParsedPolicy,
  parsePolicy,
  type TextChange,
  type TextLines,
  updateLineStarts,
} from '@mcp-policy/engine';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** Whether a document is a policy of ours, and why: docs/protocol.md, `mcpPolicy.server.detect`. */
export interface Claim {
  readonly isPolicy: boolean;
  readonly reason: string;
}

let opened = 0;

/**
 * A document as the editor has it, changed in place. The policy is parsed at most once a version, and only when somebody
 * asks; a new parse is given the last one and what has changed since, so that nothing else is read again.
 */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  /** Tells this opening from an earlier one of the same URI, whose versions started over. */
  readonly opening: number;
  claim: Claim = { isPolicy: false, reason: 'not looked at yet' };
  /** False until the first change after opening. */
  changed = false;
  #version: number;
  #lines: TextLines;
  #parsed: ParsedPolicy | undefined;
  #change: TextChange | undefined;

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.opening = ++opened;
    this.#version = version;
    this.#lines = { text: content, lineStarts: lineStartsOf(content) };
  }

  get version(): number {
    return this.#version;
  }

  get text(): string {
    return this.#lines.text;
  }

  /** One change that covers all since the policy was last parsed. */
  get change(): TextChange | undefined {
    return this.#change;
  }

  /** The policy as it stands, or as far as it can be read. */
  get parsed(): ParsedPolicy {
    return this.parse();
  }

  /** Reads the text, unless it has been read since it was last edited. */
  parse(): ParsedPolicy {
    if (!this.#parsed || this.#change) {
      this.#parsed = parsePolicy(this.text, this.#parsed, this.#change, this.#lines.lineStarts);
      this.#change = undefined;
    }
    return this.#parsed;
  }

  /** Applies the changes one after the other, each to what the one before left, as LSP wants it. */
  apply(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.changed = true;
    this.#version = version;
    for (const event of changes) {
      const change = this.#changeOf(event);
      const { text: before, lineStarts } = this.#lines;
      const text = before.slice(0, change.offset) + event.text + before.slice(change.offset + change.removed);
      this.#lines = { text, lineStarts: updateLineStarts(lineStarts, text, change) };
      // Before the first parse, and in documents that are never parsed, nobody will ask.
      if (this.#parsed) this.#change = this.#change ? combineChanges(this.#change, change) : change;
    }
  }

  #changeOf(event: TextDocumentContentChangeEvent): TextChange {
    const inserted = event.text.length;
    if (!('range' in event)) return { offset: 0, removed: this.text.length, inserted };
    const start = offsetAt(this.#lines, event.range.start);
    const end = offsetAt(this.#lines, event.range.end);
    return { offset: Math.min(start, end), removed: Math.abs(end - start), inserted };
  }
}
