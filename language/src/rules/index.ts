import type { Rule } from './contract.ts';
import { destructiveCallable } from './risk/destructive-callable.ts';
import { executeUnlimited } from './risk/execute-unlimited.ts';
import { financialWithoutApproval } from './risk/financial-without-approval.ts';
import { looserThanRecommended } from './risk/looser-than-recommended.ts';
import { writeUnlimited } from './risk/write-unlimited.ts';
import { snapshotMissing } from './snapshot/missing.ts';
import { allowedByDefault } from './tools/allowed-by-default.ts';
import { hiddenAndRuled } from './tools/hidden-and-ruled.ts';
import { hidesEverything } from './tools/hides-everything.ts';
import { nothingAllowed } from './tools/nothing-allowed.ts';
import { unknownTool } from './tools/unknown-tool.ts';
import { unlisted } from './tools/unlisted.ts';

/** Every rule, by code. */
export const rules: readonly Rule[] = [
  destructiveCallable,
  executeUnlimited,
  financialWithoutApproval,
  looserThanRecommended,
  writeUnlimited,
  snapshotMissing,
  allowedByDefault,
  hiddenAndRuled,
  hidesEverything,
  nothingAllowed,
  unknownTool,
  unlisted,
];
