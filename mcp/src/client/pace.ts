/** When a server that is watched is asked again. Milliseconds. */
export interface PaceOptions {
  /** Between the ends of listings and the begin of the next, however often the server says that something changed. Default 1,000. */
  readonly leastMs?: number;
  /** After which a server is asked that does not say how long its listing holds, nor that it will tell of changes. Default 60,000. */
  readonly pollMs?: number;
}

/** A server may not say that its listing holds for longer: the library takes no more either. */
const longestTtlMs = 24 * 60 * 60 * 1000;

export interface Pace {
  /** The server says that its tools changed. */
  readonly changed: () => void;
  /** Whether the server will say so. */
  promised(yes: boolean): void;
  /** A listing has ended well, and holds for as long as the server says. */
  listed(ttlMs: number | undefined): void;
  stop(): void;
}

/**
 * Decides when to list again: one listing at a time, never sooner than `leastMs` after the last one. A change that is told
 * while a listing runs leads to one more.
 */
export function createPace(list: () => Promise<void>, { leastMs = 1_000, pollMs = 60_000 }: PaceOptions = {}): Pace {
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;
  let listing = false;
  let missed = false;
  let stopped = false;
  let tells = false;
  let ttl: number | undefined;
  let last = performance.now();

  const run = async () => {
    listing = true;
    due = Number.POSITIVE_INFINITY;
    await list();
    listing = false;
    last = performance.now();
    if (missed) at(last + leastMs);
    missed = false;
  };
  const at = (moment: number) => {
    if (stopped || moment >= due) return;
    clearTimeout(timer);
    due = moment;
    timer = setTimeout(() => void run(), Math.max(0, moment - performance.now()));
  };
  /** Zero means "stale at once", which no watcher can follow: it is asked as one that does not say. */
  const next = () => {
    if (ttl !== undefined && ttl > 0) at(last + Math.max(leastMs, Math.min(ttl, longestTtlMs)));
    else if (!tells) at(last + Math.max(leastMs, pollMs));
  };
  return {
    changed() {
      if (listing) missed = true;
      else at(Math.max(performance.now(), last + leastMs));
    },
    promised(yes) {
      tells = yes;
      if (!listing) next();
    },
    listed(ttlMs) {
      last = performance.now();
      ttl = ttlMs;
      next();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
