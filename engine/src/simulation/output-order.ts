import { weightOf } from '../scanning/scanned-rows.ts';
import type { DecidedCall } from './model.ts';

/** Decided calls held until those before them are decided too: in number, and in UTF-16 code units of their arguments. */
const mostHeld = 65_536;
const mostWeight = 32 * 1024 * 1024;

/** Hands decided calls on in the order of the recording, whatever the order in which they were decided. */
export function createOutputOrder(onDecided: (decided: DecidedCall) => void) {
  /** By their place in the recording; undefined for one that nobody wants. */
  const held = new Map<number, DecidedCall | undefined>();
  let next = 0;
  let weight = 0;

  function put(sequence: number, decided: DecidedCall | undefined): void {
    if (sequence === next && held.size === 0) {
      next++;
      if (decided !== undefined) onDecided(decided);
      return;
    }
    held.set(sequence, decided);
    if (decided !== undefined) weight += weightOf(decided.recorded);
    while (held.has(next)) {
      const ready = held.get(next);
      held.delete(next++);
      if (ready === undefined) continue;
      weight -= weightOf(ready.recorded);
      onDecided(ready);
    }
  }

  return {
    put,
    /** As `put` for a call that nobody wants. */
    pass: (sequence: number) => put(sequence, undefined),
    /** The call that all others wait for. */
    get next(): number {
      return next;
    },
    /** Those that are held. */
    *waiting(): Iterable<DecidedCall> {
      for (const decided of held.values()) if (decided !== undefined) yield decided;
    },
    get isFull(): boolean {
      return held.size > mostHeld || weight > mostWeight;
    },
  };
}
