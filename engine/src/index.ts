export { compilePolicy } from './decision/compile.ts';
export { type CounterOptions, createCounters } from './decision/counters.ts';
export type { Call, CompiledPolicy, Counters, Decision, Effect, Outcome } from './decision/model.ts';
export { parseTimestamp } from './decision/timestamp.ts';
export type * from './policy/model.ts';
export type { Position, Problem, ProblemData, Range, Severity, UnplacedProblem } from './problem.ts';
export { isSecretName, looksLikeSecret, maskSecrets, maskSecretText, secretMask } from './secrets.ts';
export type * from './simulation/model.ts';
export type * from './syntax/nodes.ts';
