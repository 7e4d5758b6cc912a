export type { TakeOptions, TakeResult } from './options.ts';
export { takeSnapshot } from './take.ts';
export { type Watch, type WatchOptions, type WatchResult, watchTools } from './watch.ts';
