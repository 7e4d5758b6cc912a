import type { ServerDefinition } from '../server/model.ts';
import type { Connection } from './connection.ts';
import { createDeadline } from './deadline.ts';
import { openConnection } from './open-connection.ts';
import { limitsOf, type TakeFailed, type TakeOptions, type TakeSucceeded } from './options.ts';
import { createPace, type PaceOptions } from './pace.ts';
import { type Resolved, resolveServer } from './resolve.ts';
import { failed, succeeded, unusable } from './results.ts';
import type { Taken } from './taken.ts';

export interface WatchOptions extends TakeOptions {
  readonly pace?: PaceOptions;
  /** A listing has begun: the server said that its tools changed, or the last listing holds no longer. */
  onListing(): void;
  onListed(listed: TakeSucceeded): void;
  /** The server is gone, or did not list its tools any more. Nothing is called after this, and nothing is left running. */
  onEnded(failure: TakeFailed): void;
}

/** A server that is kept connected. */
export interface Watch {
  /** Ends the server, and resolves when it is gone. No callback is called once this was. */
  stop(): Promise<void>;
}

export type WatchResult = (TakeSucceeded & { readonly watch: Watch }) | TakeFailed;

/**
 * The same as `takeSnapshot`, and stays connected: lists again when the server says that its tools changed
 * (`notifications/tools/list_changed`), and when the last listing holds no longer (`ttlMs`). A server that promises neither
 * is asked now and then. Every listing has the limits to itself. Aborting `signal` ends only the beginning; then it is `stop`.
 */
export async function watchTools(definition: ServerDefinition, options: WatchOptions): Promise<WatchResult> {
  let resolved: Resolved;
  try {
    resolved = await resolveServer(definition, options);
  } catch (error) {
    return unusable(error);
  }
  const limits = limitsOf(options);
  const deadline = createDeadline(limits.timeoutMs, options.signal);
  try {
    const connection = await openConnection(resolved.server, limits, deadline);
    const report = (taken: Taken) => succeeded(definition, taken, resolved);
    const first = report(connection.first);
    return { ...first, watch: await keepListing(connection, { options, resolved, report }) };
  } catch (error) {
    return failed(error, resolved);
  } finally {
    deadline.clear();
  }
}

interface Keeping {
  readonly options: WatchOptions;
  readonly resolved: Resolved;
  readonly report: (taken: Taken) => TakeSucceeded;
}

async function keepListing(connection: Connection, { options, resolved, report }: Keeping): Promise<Watch> {
  let over = false;
  /** Ends a listing that is under way when the watch is stopped. */
  const stopping = new AbortController();
  const end = async () => {
    over = true;
    pace.stop();
    stopping.abort();
    await connection.close();
  };
  const endWith = async (error: unknown) => {
    if (over) return;
    await end();
    options.onEnded(failed(error, resolved));
  };
  const listAgain = async () => {
    options.onListing();
    const deadline = createDeadline(limitsOf(options).timeoutMs, stopping.signal);
    try {
      const taken = await connection.list(deadline);
      if (over) return;
      pace.listed(taken.ttlMs);
      options.onListed(report(taken));
    } catch (error) {
      await endWith(error);
    } finally {
      deadline.clear();
    }
  };
  const pace = createPace(listAgain, options.pace);
  const promised = await connection.follow(pace.changed, () => pace.promised(false));
  void connection.gone.then(endWith);
  pace.promised(promised);
  pace.listed(connection.first.ttlMs);
  return { stop: end };
}
