import type { Facts, RecordedFacts } from '@mcp-policy/language';
import type { OpenDocument } from '../documents/open-document.ts';
import type { Listings } from './listings.ts';
import { emptyContext } from './load.ts';
import { defaultSettings } from './settings.ts';
import type { Known, Surrounding } from './surroundings.ts';

/** A policy with all that is known of it, and a stamp that differs whenever an author might be told something else. */
export interface PolicyFacts {
  readonly facts: Facts;
  readonly stamp: string;
}

const day = 24 * 60 * 60 * 1000;

/** What the facts of a document depend on besides its text. */
export interface FactsGrounds {
  readonly known: Known;
  readonly listings: Listings;
  /** Not part of the stamp: no finding depends on it. */
  readonly recorded: RecordedFacts | undefined;
  readonly trusted: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Puts the facts of one version of a document together. */
export function factsOf(
  document: Pick<OpenDocument, 'uri' | 'opening' | 'version' | 'parsed'>,
  { known, listings, recorded, trusted, now }: FactsGrounds,
): PolicyFacts {
  const { context, settings } = known.surrounding ?? unread(document.uri);
  const facts: Facts = {
    parsed: document.parsed,
    snapshot: context.snapshot,
    listing: listings.of(context.snapshot),
    server: context.server,
    // A server is known by its name in a file of the repository, so that name says nothing until the folder is trusted.
    serverTrusted: trusted && context.server !== undefined && settings.trustedServers.includes(context.server),
    ...judgements(known.surrounding),
    recorded,
    now,
  };
  // The age of a snapshot is told in days.
  const today = Math.floor(now / day);
  const { revision } = listings;
  const stamp = [document.opening, document.version, known.revision, revision, trusted ? 1 : 0, today].join('.');
  return { facts, stamp };
}

const unread = (uri: string): Surrounding => ({
  context: emptyContext(uri, 'the folder is still being read'),
  settings: defaultSettings,
});

type Judgements = Pick<Facts, 'severities' | 'categories' | 'suppressions'>;

const none: Judgements = { severities: {}, categories: {} };
const kept = new WeakMap<Surrounding, Judgements>();

/** The same objects as long as the surroundings are the same, so that what was computed from them can be kept. */
function judgements(surrounding: Surrounding | undefined): Judgements {
  if (!surrounding) return none;
  const before = kept.get(surrounding);
  if (before) return before;
  const { context, settings } = surrounding;
  // The user's own settings win over those of the repository.
  const made: Judgements = {
    severities: { ...context.severities, ...settings.rules },
    categories: context.categories,
    suppressions: context.suppressions ?? [],
  };
  kept.set(surrounding, made);
  return made;
}
