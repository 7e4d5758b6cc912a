import {
  type DecidedCall,
  type Decision,
  type Effect,
  maskSecrets,
  nodeAtPointer,
  type PolicyDocument,
  rangeOf,
} from '@mcp-policy/engine';

/** As many calls as are listed one by one at most; the totals count all of them. */
export const mostStopped = 10_000;

/** A call that was not simply allowed. */
export interface StoppedCall {
  readonly recording: string;
  readonly line: number;
  readonly ts: string | undefined;
  readonly grant: string;
  readonly tool: string;
  /** JSON text; values that look like secrets are masked unless they were asked for. */
  readonly arguments: string | undefined;
  readonly argumentKeys: readonly string[] | undefined;
  readonly effect: Effect;
  readonly rule: string;
  readonly at: string;
  /** Line of the rule in the policy, from 1. */
  readonly policyLine: number | undefined;
  readonly message: string;
}

/** Collects the calls that a policy did not allow, in the recording's order. */
export class StoppedCalls {
  readonly calls: StoppedCall[] = [];
  truncated = false;
  readonly #names: readonly string[];
  readonly #document: PolicyDocument;
  readonly #showValues: boolean;
  readonly #most: number;
  readonly #lines = new Map<string, number | undefined>();

  constructor(names: readonly string[], document: PolicyDocument, showValues: boolean, most = mostStopped) {
    this.#most = most;
    this.#names = names;
    this.#document = document;
    this.#showValues = showValues;
  }

  /** Whether a call that was so decided is to be added. */
  wants({ effect }: Decision): boolean {
    if (effect === 'allow') return false;
    if (this.calls.length >= this.#most) this.truncated = true;
    return !this.truncated;
  }

  add({ recorded, decision, source }: DecidedCall): void {
    // Calls are decided before those before them are added, so it may have filled up in between.
    if (!this.wants(decision)) return;
    const { line, tsText, grant, tool, argumentsText, argumentKeys } = recorded;
    const { effect, rule, at, message } = decision;
    this.calls.push({
      recording: this.#names[source] ?? '',
      line,
      ts: tsText,
      grant,
      tool,
      arguments: argumentsText === undefined || this.#showValues ? argumentsText : masked(argumentsText),
      argumentKeys,
      effect,
      rule,
      at,
      policyLine: this.#lineOf(at),
      message,
    });
  }

  #lineOf(at: string): number | undefined {
    if (at === '') return undefined;
    if (!this.#lines.has(at)) {
      const found = nodeAtPointer(this.#document, at);
      this.#lines.set(at, found && rangeOf(this.#document, found.key ?? found.node, found.base).start.line + 1);
    }
    return this.#lines.get(at);
  }
}

/** The recorded text itself when nothing in it had to be masked: its numbers are exact. */
function masked(text: string): string {
  const value: unknown = JSON.parse(text);
  const without = JSON.stringify(maskSecrets(value));
  return without === JSON.stringify(value) ? text : without;
}
