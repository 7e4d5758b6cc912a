import { type ParsedPolicy, parsePolicy } from '@mcp-policy/engine';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';

/** One replacement, in offsets of the text as it was just before it. */
export interface Edit {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Whether a document is a policy of ours, and why: docs/protocol.md, `mcpPolicy.server.detect`. */
export interface Claim {
  readonly isPolicy: boolean;
  readonly reason: string;
}

let opened = 0;

/**
 * A document as the editor has it, changed in place. The policy is parsed at most once a version, and only when somebody
 * asks; a new parse is given the last one, so that entries whose text is unchanged stay the same objects.
 */
export class OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  /** Tells this opening from an earlier one of the same URI, whose versions started over. */
  readonly opening: number;
  claim: Claim = { isPolicy: false, reason: 'not looked at yet' };
  /** False until the first change after opening. */
  changed = false;
  #text: TextDocument;
  #parsed: ParsedPolicy | undefined;
  #edits: Edit[] = [];

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.opening = ++opened;
    this.#text = TextDocument.create(uri, languageId, version, content);
  }

  get version(): number {
    return this.#text.version;
  }

  get text(): string {
    return this.#text.getText();
  }

  /** What has changed since the policy was last parsed, in the order it happened; one edit for a whole new text. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** The policy as it stands, or as far as it can be read. */
  get parsed(): ParsedPolicy {
    if (!this.#parsed || this.#edits.length > 0) {
      this.#parsed = parsePolicy(this.text, this.#parsed);
      this.#edits = [];
    }
    return this.#parsed;
  }

  /** Applies the changes one after the other, each to what the one before left, as LSP wants it. */
  apply(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.changed = true;
    for (const change of changes) {
      // Before the first parse, and in documents that are never parsed, nobody will ask.
      if (this.#parsed) this.#edits.push(this.#editOf(change));
      this.#text = TextDocument.update(this.#text, [change], version);
    }
    if (changes.length === 0) this.#text = TextDocument.update(this.#text, [], version);
  }

  #editOf(change: TextDocumentContentChangeEvent): Edit {
    if (!('range' in change)) return { offset: 0, removed: this.text.length, inserted: change.text.length };
    const start = this.#text.offsetAt(change.range.start);
    const end = this.#text.offsetAt(change.range.end);
    return { offset: Math.min(start, end), removed: Math.abs(end - start), inserted: change.text.length };
  }
}
