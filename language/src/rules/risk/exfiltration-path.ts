import type { Facts } from '../../facts.ts';
import { type Roles, rolesOf, smallestCut } from '../../judgement/flows.ts';
import { toolsPlace } from '../../judgement/places.ts';
import { isHidden, type PolicyIndex } from '../../judgement/policy-index.ts';
import { isConfined, protectionOf } from '../../judgement/protection.ts';
import { type KnownTools, knownTools, riskOfTool } from '../../judgement/tools.ts';
import { quoteNames } from '../../words/quote.ts';
import type { PolicyRule } from '../contract.ts';

/** No tool of the set need be dangerous by itself, so it is one remark about all. */
export const exfiltrationPath: PolicyRule = {
  code: 'risk/exfiltration-path',
  severity: 'warning',
  scope: 'policy',
  reads: 'guard',
  summary: 'The tools that can be called read private data, bring in words of strangers, and send things out.',
  check({ facts, index }) {
    const tools = knownTools(facts);
    if (!tools || !index.readable || index.hidesAll || index.default === undefined) return [];
    const reads: string[] = [];
    const brings: string[] = [];
    const sends: string[] = [];
    for (const { name, roles } of actorsOf(facts, tools)) {
      if (!isCallable(index, name)) continue;
      if (roles.reads) reads.push(name);
      if (roles.brings) brings.push(name);
      if (roles.sends && !confined(index, name)) sends.push(name);
    }
    if (reads.length === 0 || brings.length === 0 || sends.length === 0) return [];
    return [
      {
        span: toolsPlace(index),
        message: `Together these tools can carry private data away: ${verb(reads, 'reads', 'read')} what not everybody may read, ${verb(brings, 'brings', 'bring')} in what strangers wrote, which may tell the agent what to do, and ${verb(sends, 'sends', 'send')} things out. Judged by names. ${advice(reads, brings, sends)}`,
        data: { reads, brings, sends },
      },
    ];
  },
};

interface Actor {
  readonly name: string;
  readonly roles: Roles;
}

interface Acting {
  readonly grounds: readonly unknown[];
  readonly actors: readonly Actor[];
}

const kept = new WeakMap<KnownTools, Acting>();

/** The tools with any part in it, few of many; found once, while what they are judged by is the same. */
function actorsOf(facts: Facts, tools: KnownTools): readonly Actor[] {
  const grounds = [facts.categories, facts.server, facts.serverTrusted];
  const before = kept.get(tools);
  if (before?.grounds.every((ground, index) => ground === grounds[index])) return before.actors;
  const actors = [...tools.byName].flatMap(([name, tool]) => {
    const roles = rolesOf(tool, riskOfTool(facts, tool));
    return roles.reads || roles.brings || roles.sends ? [{ name, roles }] : [];
  });
  kept.set(tools, { grounds, actors });
  return actors;
}

function verb(names: readonly string[], one: string, several: string): string {
  return `${quoteNames(names)} ${names.length === 1 ? one : several}`;
}

function advice(reads: readonly string[], brings: readonly string[], sends: readonly string[]): string {
  const least = smallestCut({ reads, brings, sends });
  const what = quoteNames(least, 8);
  return least === sends
    ? `The smallest change that breaks it: hide ${what}, have a person agree, or require where ${least.length === 1 ? 'it' : 'each'} may send to.`
    : `The smallest change that breaks it: hide ${what}, or have a person agree.`;
}

/** Whether some call of the tool is allowed, and nobody is asked. */
function isCallable(index: PolicyIndex, name: string): boolean {
  if (isHidden(index, name)) return false;
  const placed = index.entries.get(name);
  if (!placed) return index.default === 'allow' && (index.sharedCap === undefined || index.sharedCap >= 1);
  const { rules } = placed.entry;
  return rules !== undefined && protectionOf(rules, index.sharedCap).kind === 'callable';
}

function confined(index: PolicyIndex, name: string): boolean {
  const rules = index.entries.get(name)?.entry.rules;
  return rules !== undefined && isConfined(rules);
}
