import type { SimulateRequest } from '../runtime.ts';

/** How recordings are read in the background: with a pause after each piece, so that no request waits for more than one. */
export type Replay = Pick<SimulateRequest, 'recordings' | 'server' | 'signal' | 'pause' | 'workers'>;
