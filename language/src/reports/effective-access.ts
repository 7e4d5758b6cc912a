import { type Category, compareLevels, type Level, levels } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { decisionOn, isLimited } from '../judgement/effects.ts';
import { indexOf, isHidden } from '../judgement/policy-index.ts';
import { knownTools, riskOf } from '../judgement/tools.ts';

/** What becomes of a tool's calls, from the widest to the narrowest. */
export const accesses = ['allowed', 'limited', 'conditions', 'approve', 'denied', 'hidden', 'default-deny'] as const;

export type Access = (typeof accesses)[number];

export interface ToolAccess {
  readonly tool: string;
  readonly access: Access;
  /** The rule that decides, or the first that a call's arguments decide by, as a decision names it; `""` where none stops a call. */
  readonly rule: string;
  /** The rule's place, a JSON Pointer into the policy; `""` where it has none. */
  readonly at: string;
  /** Whether calls are counted too, where they are decided by their arguments. */
  readonly isLimited: boolean;
  /** Absent when nobody knows what the tool does. */
  readonly category?: Category;
  readonly level?: Level;
}

/** Whether some call of the tool may get through, be it within limits, by its arguments or when a person agrees. */
export function isCallable({ access }: ToolAccess): boolean {
  return access !== 'denied' && access !== 'hidden' && access !== 'default-deny';
}

/** How many tools of one level have each access. */
export interface LevelAccess {
  /** Absent: tools of which nobody knows what they do. */
  readonly level?: Level;
  readonly counts: Readonly<Record<Access, number>>;
}

export interface EffectiveAccess {
  /** The most dangerous first, then the widest access, then by name. */
  readonly tools: readonly ToolAccess[];
  /** The most dangerous first; levels without a tool are left out. */
  readonly byLevel: readonly LevelAccess[];
  /** False without a snapshot: then the tools are only those that the policy names. */
  readonly isComplete: boolean;
}

/** What a policy makes of every tool of its snapshot, or without one of those that it names. Undefined while it has errors. */
export function effectiveAccess(facts: Facts): EffectiveAccess | undefined {
  if (!facts.parsed.policy) return undefined;
  const known = knownTools(facts);
  const index = indexOf(facts.parsed);
  const named = [...index.entries.keys(), ...index.hidden.keys()].filter((name) => name !== '*');
  const tools = [...new Set(known?.names ?? named)].flatMap((name) => accessOf(facts, name) ?? []).sort(byDanger);
  return { tools, byLevel: byLevel(tools), isComplete: known !== undefined };
}

function accessOf(facts: Facts, tool: string): ToolAccess | undefined {
  const decision = decisionOn(facts, tool);
  if (!decision) return undefined;
  const limited = isLimited(facts, tool);
  const { rule, at, effect } = decision;
  const risk = riskOf(facts, tool);
  const access = (): Access => {
    if (isHidden(indexOf(facts.parsed), tool)) return 'hidden';
    if (effect === 'deny') return at === '/default' ? 'default-deny' : 'denied';
    if (effect === 'approve') return 'approve';
    if (effect === 'unknown') return 'conditions';
    return limited ? 'limited' : 'allowed';
  };
  return {
    ...{ tool, access: access(), rule, at, isLimited: limited },
    ...(risk && { category: risk.category, level: risk.level }),
  };
}

function byDanger(a: ToolAccess, b: ToolAccess): number {
  if (a.level !== b.level) return a.level && b.level ? compareLevels(b.level, a.level) : a.level ? -1 : 1;
  const wider = accesses.indexOf(a.access) - accesses.indexOf(b.access);
  return wider !== 0 ? wider : a.tool < b.tool ? -1 : 1;
}

function byLevel(tools: readonly ToolAccess[]): readonly LevelAccess[] {
  return [...[...levels].reverse(), undefined].flatMap((level) => {
    const own = tools.filter((tool) => tool.level === level);
    if (own.length === 0) return [];
    const counts = { allowed: 0, limited: 0, conditions: 0, approve: 0, denied: 0, hidden: 0, 'default-deny': 0 };
    for (const { access } of own) counts[access]++;
    return [{ ...(level && { level }), counts }];
  });
}
