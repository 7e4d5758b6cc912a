import { alwaysTrue } from './conditions/always-true.ts';
import { bypassByOmission } from './conditions/bypass-by-omission.ts';
import { bypassByType } from './conditions/bypass-by-type.ts';
import { neverTrue } from './conditions/never-true.ts';
import { regexNotAnchored } from './conditions/regex-not-anchored.ts';
import { unknownArgument } from './conditions/unknown-argument.ts';
import { valueOutsideSchema } from './conditions/value-outside-schema.ts';
import { wrongOperandType } from './conditions/wrong-type.ts';
import type { Rule } from './contract.ts';
import { annotationsChanged } from './drift/annotations-changed.ts';
import { argumentChanged } from './drift/argument-changed.ts';
import { descriptionChanged } from './drift/description-changed.ts';
import { newToolAllowed } from './drift/new-tool-allowed.ts';
import { toolGone } from './drift/tool-gone.ts';
import { toolRenamed } from './drift/tool-renamed.ts';
import { badIncrement } from './limits/bad-increment.ts';
import { boundaryBurst } from './limits/boundary-burst.ts';
import { redundantLimit } from './limits/redundant.ts';
import { sharedCounter } from './limits/shared-counter.ts';
import { limitZero } from './limits/zero.ts';
import { contradiction } from './logic/contradiction.ts';
import { shadowed } from './logic/shadowed.ts';
import { messageReveals } from './messages/reveals.ts';
import { contradictingAnnotation } from './risk/contradicting-annotation.ts';
import { destructiveCallable } from './risk/destructive-callable.ts';
import { executeUncheckedArguments } from './risk/execute-unchecked-arguments.ts';
import { executeUnlimited } from './risk/execute-unlimited.ts';
import { exfiltrationPath } from './risk/exfiltration-path.ts';
import { financialWithoutApproval } from './risk/financial-without-approval.ts';
import { looserThanRecommended } from './risk/looser-than-recommended.ts';
import { writeUnlimited } from './risk/write-unlimited.ts';
import { snapshotMissing } from './snapshot/missing.ts';
import { snapshotStale } from './snapshot/stale.ts';
import { allowedByDefault } from './tools/allowed-by-default.ts';
import { hiddenAndRuled } from './tools/hidden-and-ruled.ts';
import { hidesEverything } from './tools/hides-everything.ts';
import { lookAlikeName } from './tools/look-alike-name.ts';
import { nothingAllowed } from './tools/nothing-allowed.ts';
import { poisonedText } from './tools/poisoned-text.ts';
import { unknownTool } from './tools/unknown-tool.ts';
import { unlisted } from './tools/unlisted.ts';

/** Every rule, by code. */
export const rules: readonly Rule[] = [
  alwaysTrue,
  bypassByOmission,
  bypassByType,
  neverTrue,
  regexNotAnchored,
  unknownArgument,
  valueOutsideSchema,
  wrongOperandType,
  annotationsChanged,
  argumentChanged,
  descriptionChanged,
  newToolAllowed,
  toolGone,
  toolRenamed,
  badIncrement,
  boundaryBurst,
  redundantLimit,
  sharedCounter,
  limitZero,
  contradiction,
  shadowed,
  messageReveals,
  contradictingAnnotation,
  destructiveCallable,
  executeUncheckedArguments,
  executeUnlimited,
  exfiltrationPath,
  financialWithoutApproval,
  looserThanRecommended,
  writeUnlimited,
  snapshotMissing,
  snapshotStale,
  allowedByDefault,
  hiddenAndRuled,
  hidesEverything,
  lookAlikeName,
  nothingAllowed,
  poisonedText,
  unknownTool,
  unlisted,
];
