export type { RefreshResult } from './keep-listing.ts';
export { nodeFiles } from './node-files.ts';
export { readAtRevision } from './read-at-revision.ts';
export { standardInput } from './read-blocks.ts';
export { type RefreshOptions, refreshSnapshot } from './refresh-snapshot.ts';
export {
  type RecordingInput,
  type RecordingsReport,
  type SimulateOptions,
  simulateRecordings,
} from './simulate-recordings.ts';
export { type WatchedServer, type WatchServerOptions, watchServer } from './watch-server.ts';
export { writeAtomically } from './write-atomically.ts';
