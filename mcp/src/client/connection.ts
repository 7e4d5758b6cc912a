import type { Deadline } from './deadline.ts';
import type { Failure, Taken } from './taken.ts';

/** A server that was started or reached, and has listed its tools once. */
export interface Connection {
  readonly first: Taken;
  /** Lists once more, within limits of its own. Rejects with a `Failure`. */
  list(deadline: Deadline): Promise<Taken>;
  /**
   * From now on calls `changed` whenever the server says that its tools changed, and `lost` when it can no longer say so.
   * Resolves to whether it has promised to say so at all.
   */
  follow(changed: () => void, lost: () => void): Promise<boolean>;
  /** Resolves when the server is gone by itself; never when `close` was called first. */
  readonly gone: Promise<Failure>;
  /** Ends what was started, with everything that it started. */
  close(): Promise<void>;
}
