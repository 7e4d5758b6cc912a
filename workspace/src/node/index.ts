export { nodeFiles } from './node-files.ts';
export { readAtRevision } from './read-at-revision.ts';
export { standardInput } from './read-blocks.ts';
export { type RefreshOptions, type RefreshResult, refreshSnapshot } from './refresh-snapshot.ts';
export {
  type RecordingInput,
  type RecordingsReport,
  type SimulateOptions,
  simulateRecordings,
} from './simulate-recordings.ts';
export { writeAtomically } from './write-atomically.ts';
