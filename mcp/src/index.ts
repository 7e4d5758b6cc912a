export type * from './recommend/model.ts';
export type * from './risk/model.ts';
export type * from './server/model.ts';
export type * from './snapshot/model.ts';
