import { nodeAtPointer, type PolicyDocument, rangeOf } from '@mcp-policy/engine';
import { toLspRange } from '@mcp-policy/language';
import type { Range } from 'vscode-languageserver';

/** Finds where in a policy a rule stands, by its pointer; a few rules decide many calls, so what was found is kept. */
export class RulePlaces {
  readonly #document: PolicyDocument;
  readonly #found = new Map<string, Range | undefined>();

  constructor(document: PolicyDocument) {
    this.#document = document;
  }

  /** Undefined for a decision that no rule made, and for a rule that stands nowhere. */
  of(pointer: string): Range | undefined {
    if (pointer === '') return undefined;
    const before = this.#found.get(pointer);
    if (before) return before;
    const found = nodeAtPointer(this.#document, pointer);
    const range = found && toLspRange(rangeOf(this.#document, found.node, found.base));
    this.#found.set(pointer, range);
    return range;
  }
}
