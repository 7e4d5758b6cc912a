import type { PlacedEntry } from '@mcp-policy/engine';
import type { ArgumentCheck } from '@mcp-policy/mcp';
import { addToRules } from '../edits/policy-edits.ts';
import { openChecks } from '../judgement/argument-checks.ts';
import { decisionOn } from '../judgement/effects.ts';
import { knownTools, riskOf } from '../judgement/tools.ts';
import { keySpan } from '../rules/contract.ts';
import { checkTitle } from '../words/checks.ts';
import { countOf, quoteName } from '../words/quote.ts';
import { type Fix, type FixContext, type FixProvider, textOf, textsOf } from './contract.ts';

/**
 * The checks that the schema of a tool that runs something suggests: each of what says what is run, and all at once. Never
 * unasked: what may be run is for the author to say, and a call that leaves the argument out is denied too.
 */
export const checkArguments: FixProvider = {
  codes: ['risk/execute-unchecked-arguments'],
  applies: (data) => textsOf(data, 'checkable').length > 0,
  one(context, { data }) {
    const name = textOf(data, 'tool') ?? '';
    const checks = checksFor(context, name);
    const telling = new Set(textsOf(data, 'checkable'));
    const first = checks.filter(({ argument }) => telling.has(argument));
    return first.length === 0 ? [] : checkFixes(context, name, first, checks);
  },
};

/** The same as offers, where the cursor is on the name of a tool that runs something: nothing need be wrong with it. */
export function checkOffers(context: FixContext, offset: number): readonly Fix[] {
  for (const [name, placed] of context.index.entries) {
    const { offset: start, length } = keySpan(placed);
    if (offset < start || offset > start + length) continue;
    if (decisionOn(context.facts, name)?.effect === 'deny') return [];
    const checks = checksFor(context, name);
    return checks.length === 0 ? [] : checkFixes(context, name, checks, checks);
  }
  return [];
}

/** What can still be checked of a tool's arguments; nothing when the policy has no entry for it, or nothing is known of it. */
function checksFor({ facts, index }: FixContext, name: string): readonly ArgumentCheck[] {
  const tool = knownTools(facts)?.byName.get(name);
  const risk = riskOf(facts, name);
  const rules = index.entries.get(name)?.entry.rules;
  return tool && risk && rules ? openChecks(tool, risk, rules) : [];
}

/** A fix for each of `single`, and one for all of `every` when they are more. */
function checkFixes(
  { index, style }: FixContext,
  name: string,
  single: readonly ArgumentCheck[],
  every: readonly ArgumentCheck[],
): readonly Fix[] {
  const placed = index.entries.get(name);
  if (!placed) return [];
  const add = (title: string, checks: readonly ArgumentCheck[]): readonly Fix[] => {
    const edits = addChecks(index.document.text, placed, style, checks);
    return edits ? [{ title, edits, meaning: 'tightens', preferred: false }] : [];
  };
  const all = `Check ${countOf(every.length, 'argument')} of ${quoteName(name)} as its schema suggests`;
  return [...single.flatMap((check) => add(checkTitle(check), [check])), ...(every.length > 1 ? add(all, every) : [])];
}

function addChecks(text: string, placed: PlacedEntry, style: FixContext['style'], checks: readonly ArgumentCheck[]) {
  // None of the values that the server lists: the message reaches the agent.
  const rules = checks.map(({ conditions }) => ({ conditions, on_deny: onDeny(conditions) }));
  return addToRules(text, placed, style, 'require', rules);
}

function onDeny([first]: ArgumentCheck['conditions']): string {
  return first === undefined ? 'Not allowed.' : `${first.path} is not what this policy allows.`;
}
