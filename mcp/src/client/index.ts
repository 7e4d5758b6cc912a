export type { TakeOptions, TakeResult } from './options.ts';
export { takeSnapshot } from './take.ts';
