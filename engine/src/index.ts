export { compilePolicy } from './decision/compile.ts';
export { type CounterOptions, createCounters } from './decision/counters.ts';
export { explainCall } from './decision/explain.ts';
export type {
  ExplainedCondition,
  ExplainedLimit,
  ExplainStep,
  Explanation,
  Seen,
  Stage,
  StepResult,
  Truth,
} from './decision/explanation.ts';
export { maskExplanation } from './decision/mask-explanation.ts';
export type { Call, CompiledPolicy, Counters, Decision, Effect, Outcome } from './decision/model.ts';
export { type ReadCall, readCall } from './decision/read-call.ts';
export { parseTimestamp } from './decision/timestamp.ts';
export type * from './observation/model.ts';
export { createObserver, type Observer } from './observation/observe-calls.ts';
export { CountMap } from './policy/count-map.ts';
export { lastEntryAt } from './policy/entry-index.ts';
export type * from './policy/model.ts';
export { nearest } from './policy/nearest.ts';
export { entryNamed, type NodeLocation, nodeAt, nodeAtPointer } from './policy/node-at.ts';
export { parsePolicy } from './policy/parse-policy.ts';
export { endsByItself } from './policy/read-entry.ts';
export { sameHead } from './policy/read-head.ts';
export type { Position, Problem, ProblemData, Range, Severity, UnplacedProblem } from './problem.ts';
export { detectionLength, detectRecordingFormat } from './recordings/detect.ts';
export type {
  DetectedRecording,
  ReaderOptions,
  RecordingFormat,
  RecordingReader,
  SeenCalls,
} from './recordings/model.ts';
export { createRecordingReader, formatNames, longestDocument } from './recordings/reader.ts';
export { createSeenCalls } from './recordings/seen-calls.ts';
export type { Batch, Decode } from './scanning/batch.ts';
export { createBatchReader } from './scanning/batch-reader.ts';
export type { Block, ScannerOptions } from './scanning/block.ts';
export { createScanner } from './scanning/scan-block.ts';
export type { Rows, ScannedRows } from './scanning/scanned-rows.ts';
export { isSecretName, looksLikeSecret, maskSecrets, maskSecretText, secretMask } from './secrets.ts';
export { createRecordedExplainer, type RecordedExplainer } from './simulation/explain-recorded.ts';
export { roomyMax } from './simulation/limit-use-max.ts';
export type * from './simulation/limit-use-model.ts';
export type * from './simulation/model.ts';
export { readRecordedCall } from './simulation/read-recorded-call.ts';
export { createSimulation, type Simulation, type SimulationOptions } from './simulation/simulation.ts';
export { isAscii } from './syntax/ascii.ts';
export { exact, exactText } from './syntax/exact.ts';
export { type ParsedJson, parseJson } from './syntax/json.ts';
export type * from './syntax/nodes.ts';
export {
  type LineStarts,
  lineOf,
  lineStartsOf,
  offsetAt,
  positionAt,
  rangeOf,
  type TextLines,
  updateLineStarts,
} from './syntax/places.ts';
export { escapeSegment, pointerSegments, toPointer } from './syntax/pointer.ts';
export { SharedTexts, sharedText } from './syntax/shared-text.ts';
export { combineChanges, type TextChange } from './syntax/text-change.ts';
export { isClosed, itemsOf, jsonValueOf, memberOf, propertyOf } from './syntax/values.ts';
