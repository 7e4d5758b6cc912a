import type { ParsedPolicy, Policy } from '@mcp-policy/engine';
import { parsePolicy } from '@mcp-policy/engine';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from './failure.ts';
import { readText, shownPath } from './files.ts';
import type { Io } from './io.ts';

const mostTold = 5;

export interface LoadedPolicy {
  readonly policy: Policy;
  readonly parsed: ParsedPolicy;
}

/** A policy that has to decide: fails with what is wrong when it does not compile. `name` is what messages call it. */
export function compilable(text: string, name: string): LoadedPolicy {
  const parsed = parsePolicy(text);
  if (parsed.policy) return { policy: parsed.policy, parsed };
  const errors = parsed.problems.filter(({ severity }) => severity === 'error');
  const told = errors.slice(0, mostTold).map(({ range: { start }, message }) => {
    return `  ${name}:${start.line + 1}:${start.character + 1}: ${message}`;
  });
  if (errors.length > told.length)
    told.push(`  and ${errors.length - told.length} more; "mcp-policy check" lists all of them.`);
  throw new Failure(exitCodes.notAPolicy, [`${name} has errors, so it decides nothing:`, ...told].join('\n'));
}

export async function loadPolicy(io: Io, file: string): Promise<LoadedPolicy> {
  return compilable(await readText(io, file), shownPath(file));
}
