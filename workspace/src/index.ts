export type * from './context.ts';
export type * from './files.ts';
