import { keepListing, type RefreshResult } from './keep-listing.ts';
import { keepOptions, mcpClient, type RefreshOptions, takeOptions } from './refresh-snapshot.ts';

export interface WatchServerOptions extends RefreshOptions {
  /** Milliseconds between two listings, at the least. */
  readonly leastMs?: number;
  /** The server is asked once more. */
  onListing(): void;
  /** What came of it. Nothing is ever written over the baseline: a later listing is there to be looked at. */
  onResult(result: RefreshResult): void;
  /** The server is gone or lists no more; `status` is `failed`. */
  onEnded(result: RefreshResult): void;
}

export interface WatchedServer {
  /** What came of the first listing, as of `refreshSnapshot`. */
  readonly result: RefreshResult;
  /** Ends the server; absent when it could not be listed, and then nothing is left running. */
  readonly stop?: () => Promise<void>;
}

/** The same as `refreshSnapshot`, and keeps the server: its later listings are compared with the baseline as it is then. */
export async function watchServer(options: WatchServerOptions): Promise<WatchedServer> {
  const { watchTools } = await mcpClient();
  const keep = keepOptions(options);
  const later = { ...keep, accept: false, compareOnly: true };
  const taken = await watchTools(options.server, {
    ...takeOptions(options),
    ...(options.leastMs !== undefined && { pace: { leastMs: options.leastMs } }),
    onListing: () => options.onListing(),
    onListed: (listed) => void keepListing(listed, later).then(options.onResult),
    onEnded: (failure) => void keepListing(failure, later).then(options.onEnded),
  });
  const result = await keepListing(taken, keep);
  return taken.ok ? { result, stop: () => taken.watch.stop() } : { result };
}
