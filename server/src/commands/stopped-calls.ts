import {
  type DecidedCall,
  type Effect,
  maskSecrets,
  nodeAtPointer,
  type PolicyDocument,
  rangeOf,
} from '@mcp-policy/engine';
import { toLspRange } from '@mcp-policy/language';
import type { Range } from 'vscode-languageserver';
import { same } from '../surroundings/same.ts';

/** As many calls as are listed one by one; the totals count all of them. */
export const maxStopped = 10_000;

/** A call that was not allowed, as docs/protocol.md has it. */
export interface StoppedCall {
  readonly line: number;
  readonly recording: string;
  readonly ts: string | undefined;
  readonly grant: string;
  readonly tool: string;
  readonly arguments: string | undefined;
  readonly effect: Effect;
  readonly rule: string;
  readonly message: string;
  readonly at: string;
  readonly range: Range | undefined;
}

/** Collects the calls that a policy did not allow, in their order, each with the place of the rule that decided. */
export class StoppedCalls {
  readonly calls: StoppedCall[] = [];
  truncated = false;
  readonly #document: PolicyDocument;
  readonly #recordings: readonly string[];
  readonly #showValues: boolean;
  readonly #ranges = new Map<string, Range | undefined>();

  constructor(document: PolicyDocument, recordings: readonly string[], showValues: boolean) {
    this.#document = document;
    this.#recordings = recordings;
    this.#showValues = showValues;
  }

  add({ recorded, decision, source }: DecidedCall): void {
    if (decision.effect === 'allow') return;
    if (this.calls.length >= maxStopped) {
      this.truncated = true;
      return;
    }
    this.calls.push({
      line: recorded.line,
      recording: this.#recordings[source] ?? '',
      ts: recorded.tsText,
      grant: recorded.grant,
      tool: recorded.tool,
      arguments: this.#argumentsOf(recorded.argumentsText),
      effect: decision.effect,
      rule: decision.rule,
      message: decision.message,
      at: decision.at,
      range: this.#rangeOf(decision.at),
    });
  }

  #argumentsOf(text: string | undefined): string | undefined {
    if (text === undefined || this.#showValues) return text;
    const value: unknown = JSON.parse(text);
    const masked = maskSecrets(value);
    // Where there is nothing to hide, the text stays as it was recorded, digit for digit.
    return same(value, masked) ? text : JSON.stringify(masked);
  }

  /** The rule's place; a few rules decide many calls. */
  #rangeOf(pointer: string): Range | undefined {
    if (pointer === '') return undefined;
    const before = this.#ranges.get(pointer);
    if (before) return before;
    const found = nodeAtPointer(this.#document, pointer);
    const range = found && toLspRange(rangeOf(this.#document, found.node, found.base));
    this.#ranges.set(pointer, range);
    return range;
  }
}
