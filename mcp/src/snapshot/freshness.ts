/**
 * How well it is known what a server offers. `unknown`: no snapshot can be read. `cached`: there is one, and nobody is
 * looking. `outdated`: the server has listed other tools since, and nobody has accepted them. `refreshing`: it is being
 * asked at this moment. `live`: it is watched, and its last listing was the snapshot's.
 */
export type Freshness = 'unknown' | 'cached' | 'outdated' | 'refreshing' | 'live';

/** What is known of a snapshot and its server at one moment. */
export interface Knowledge {
  /** Whether there is a snapshot that can be read. */
  readonly snapshot: boolean;
  /** Whether the server is being asked for its tools at this moment. */
  readonly asking: boolean;
  /** Whether the server is connected, and will be asked again when its tools change. */
  readonly watched: boolean;
  /** Whether its last listing has other tools than the snapshot. */
  readonly differs: boolean;
}

/** One word for it. What was seen last outweighs that somebody is still looking: a difference wants a person. */
export function freshnessOf({ snapshot, asking, watched, differs }: Knowledge): Freshness {
  if (asking) return 'refreshing';
  if (!snapshot) return 'unknown';
  if (differs) return 'outdated';
  return watched ? 'live' : 'cached';
}
