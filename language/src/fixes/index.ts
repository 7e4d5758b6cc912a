import type { ProblemData } from '@mcp-policy/engine';
import { addDrifted } from './add-drifted.ts';
import { addUnlisted } from './add-unlisted.ts';
import { anchorPattern } from './anchor-pattern.ts';
import { breakFlow } from './break-flow.ts';
import { checkArguments } from './check-arguments.ts';
import type { FixProvider } from './contract.ts';
import { countableIncrement } from './countable-increment.ts';
import { counterConflict } from './counter-conflict.ts';
import { denyByDefault } from './deny-by-default.ts';
import { hiddenEntry } from './hidden-entry.ts';
import { hiddenPattern } from './hidden-pattern.ts';
import { hideLookAlike } from './hide-look-alike.ts';
import { hidePoisoned } from './hide-poisoned.ts';
import { hideUncallable } from './hide-uncallable.ts';
import { missingKey } from './missing-key.ts';
import { neutralMessage } from './neutral-message.ts';
import { olderSpelling } from './older-spelling.ts';
import { ownCounters } from './own-counters.ts';
import { plainDenial } from './plain-denial.ts';
import { portableApproval } from './portable-approval.ts';
import { recommended } from './recommended.ts';
import { removeIdle } from './remove-idle.ts';
import { removeSyntax } from './remove-syntax.ts';
import { renameDrifted } from './rename-drifted.ts';
import { renameTool } from './rename-tool.ts';
import { repeatedHide } from './repeated-hide.ts';
import { repeatedKey } from './repeated-key.ts';
import { requireArgument } from './require-argument.ts';
import { ruleAroundCondition } from './rule-around-condition.ts';
import { splitRule } from './split-rule.ts';
import { strictNotation } from './strict-notation.ts';
import { suggestedSpelling } from './suggested-spelling.ts';
import { unhideAll } from './unhide-all.ts';
import { wrongType } from './wrong-type.ts';

/** Every kind of fix. */
export const fixProviders: readonly FixProvider[] = [
  recommended,
  addUnlisted,
  renameTool,
  renameDrifted,
  addDrifted,
  requireArgument,
  checkArguments,
  breakFlow,
  hiddenEntry,
  hidePoisoned,
  denyByDefault,
  removeSyntax,
  repeatedHide,
  suggestedSpelling,
  missingKey,
  ruleAroundCondition,
  wrongType,
  olderSpelling,
  anchorPattern,
  counterConflict,
  countableIncrement,
  hiddenPattern,
  hideLookAlike,
  hideUncallable,
  neutralMessage,
  ownCounters,
  plainDenial,
  portableApproval,
  removeIdle,
  repeatedKey,
  splitRule,
  strictNotation,
  unhideAll,
];

/** Whether some fix has an answer to a finding. */
export function isFixable(code: string, data: ProblemData | undefined): boolean {
  return providersOf(code).some((provider) => provider.applies?.(data) ?? true);
}

/** The kinds of fix for a code. */
export function providersOf(code: string): readonly FixProvider[] {
  return byCode.get(code) ?? [];
}

const byCode = new Map<string, FixProvider[]>();
for (const provider of fixProviders) {
  for (const code of provider.codes) byCode.set(code, [...(byCode.get(code) ?? []), provider]);
}
