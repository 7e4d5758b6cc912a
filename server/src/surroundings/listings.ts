import type { ListingFacts } from '@mcp-policy/language';
import { parseSnapshot, type SnapshotFacts } from '@mcp-policy/mcp';
import { uriKey } from '../documents/uri-key.ts';
import type { RefreshAnswer } from '../runtime.ts';

/**
 * What servers listed in this session otherwise than the snapshots that policies were reviewed with, by the URI of the
 * snapshot. Forgotten with the session: only an accepted snapshot is kept.
 */
export class Listings {
  readonly #listings = new Map<string, ListingFacts>();
  #revision = 0;

  /** Changes whenever something else might be told. */
  get revision(): number {
    return this.#revision;
  }

  /** Remembers what a refresh found, or that there is nothing to tell any more. True when something has changed. */
  keep({ status, snapshotUri, proposed }: RefreshAnswer): boolean {
    if (snapshotUri === undefined || status === 'refused' || status === 'failed') return false;
    const key = uriKey(snapshotUri);
    const { snapshot } = proposed === undefined ? { snapshot: null } : parseSnapshot(proposed);
    if (status !== 'differs' || snapshot === null) {
      if (!this.#listings.delete(key)) return false;
    } else {
      const taken = Date.parse(snapshot.takenAt ?? '');
      this.#listings.set(key, { snapshot, takenAt: Number.isNaN(taken) ? undefined : taken });
    }
    this.#revision++;
    return true;
  }

  /** The newer listing of the server that a snapshot is of. */
  of(facts: SnapshotFacts): ListingFacts | undefined {
    return facts.state === 'found' ? this.#listings.get(uriKey(facts.uri)) : undefined;
  }
}
