/** What a recording that kept no values still knows of a call's arguments (docs/language.md, 5. What a recording does not know). */
import type { ArgumentPath, Condition } from '../policy/model.ts';
import { whenMissing } from './condition.ts';
import type { Call } from './model.ts';

/** The names of the top-level arguments, when those were kept. Every value is unknown. */
export class PartialArguments {
  readonly #keys: ReadonlySet<string> | undefined;

  constructor(keys: readonly string[] | undefined) {
    this.#keys = keys && new Set(keys);
  }

  /** Whether the path certainly leads nowhere. Otherwise nothing is known of it, not even whether it exists. */
  isMissing({ keys: [first] }: ArgumentPath): boolean {
    return this.#keys !== undefined && first !== undefined && !this.#keys.has(first);
  }
}

/** Undefined when the call came with arguments, or is known to have had none. */
export function partialArguments(call: Call): PartialArguments | undefined {
  if (call.argumentsText !== undefined || call.arguments !== undefined) return undefined;
  if (call.argumentKeys !== undefined) return new PartialArguments(call.argumentKeys);
  return call.argumentsUnknown ? new PartialArguments(undefined) : undefined;
}

/** Whether all conditions hold, by Kleene's logic; `undefined` when that is not known. */
export function allHold(conditions: readonly Condition[], args: PartialArguments): boolean | undefined {
  let known = true;
  for (const condition of conditions) {
    if (!args.isMissing(condition.path)) known = false;
    else if (!whenMissing(condition)) return false;
  }
  return known ? true : undefined;
}
