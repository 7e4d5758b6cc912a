/** What a decision says when the policy's author said nothing (docs/language.md, 6. Names and messages). */
import type { Window } from '../policy/model.ts';

export const messages = {
  noPolicy: 'No policy is attached',
  invalidCall: 'Malformed call',
  hidden: (tool: string) => `Tool ${JSON.stringify(tool)} is hidden by policy`,
  notPermitted: (tool: string) => `Tool ${JSON.stringify(tool)} is not permitted by policy`,
  deniedBy: (rule: string) => `Denied by rule ${rule}`,
  approvalNeeded: (rule: string) => `Approval needed by rule ${rule}`,
  /** `max` in its text form. */
  limitReached: (max: string, window: Window) => `Rate limit of ${max} per ${window} reached. Try again later.`,
  badIncrement: (path: string) => `${path} must be a number of at least 0`,
  unknown: (rule: string) => `The recording kept too little to tell whether rule ${rule} applies`,
} as const;
