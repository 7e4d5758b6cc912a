import { weightOf } from '../scanning/scanned-rows.ts';
import type { DecidedCall } from './model.ts';

/** Decided calls held until those before them are decided too: in number, and in UTF-16 code units of their arguments. */
const mostHeld = 65_536;
const mostWeight = 32 * 1024 * 1024;

/** Hands decided calls on in the order of the recording, whatever the order in which they were decided. */
export function createOutputOrder(onDecided: (decided: DecidedCall) => void) {
  const held = new Map<number, DecidedCall>();
  let next = 0;
  let weight = 0;
  return {
    put(sequence: number, decided: DecidedCall): void {
      if (sequence === next && held.size === 0) {
        next++;
        onDecided(decided);
        return;
      }
      held.set(sequence, decided);
      weight += weightOf(decided.recorded);
      for (let ready = held.get(next); ready !== undefined; ready = held.get(next)) {
        held.delete(next);
        weight -= weightOf(ready.recorded);
        next++;
        onDecided(ready);
      }
    },
    /** The call that all others wait for. */
    get next(): number {
      return next;
    },
    /** Those that are held. */
    waiting: (): Iterable<DecidedCall> => held.values(),
    get isFull(): boolean {
      return held.size > mostHeld || weight > mostWeight;
    },
  };
}
