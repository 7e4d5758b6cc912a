import { compareSnapshots, type Snapshot, sameTools, type Tool } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { quoteName } from '../words/quote.ts';
import { serverName } from './tools.ts';

export interface ChangedTool {
  readonly before: Tool;
  readonly after: Tool;
}

/** What a newer listing has otherwise than the snapshot that the policy was reviewed with. */
export interface Drift {
  readonly gone: ReadonlySet<string>;
  /** Later names by earlier ones. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly added: readonly Tool[];
  /** By the name in the snapshot; a renamed tool may have changed too. */
  readonly changed: ReadonlyMap<string, ChangedTool>;
}

const none: Drift = { gone: new Set(), renamed: new Map(), added: [], changed: new Map() };

const kept = new WeakMap<Snapshot, { readonly before: Snapshot; readonly drift: Drift }>();

/** Empty without a snapshot, without a listing, or when that is older or of another server; found once for each two of them. */
export function driftOf(facts: Pick<Facts, 'snapshot' | 'listing'>): Drift {
  const both = laterListing(facts);
  if (!both) return none;
  const { before, after } = both;
  let known = kept.get(after);
  if (known?.before !== before) {
    known = { before, drift: compare(before, after) };
    kept.set(after, known);
  }
  return known.drift;
}

/** Whether the server has listed other tools than those that were reviewed, and nobody has accepted them yet. */
export function isOutdated(facts: Pick<Facts, 'snapshot' | 'listing'>): boolean {
  const both = laterListing(facts);
  return both !== undefined && !sameTools(both.before, both.after);
}

function laterListing({ snapshot: baseline, listing }: Pick<Facts, 'snapshot' | 'listing'>) {
  if (baseline.state !== 'found' || !listing) return undefined;
  const { snapshot: before } = baseline;
  const { snapshot: after, takenAt } = listing;
  const others = before.server !== undefined && after.server !== undefined && before.server !== after.server;
  // Somebody may have accepted a later one since.
  const older = before.takenAt !== undefined && takenAt !== undefined && Date.parse(before.takenAt) > takenAt;
  return others || older ? undefined : { before, after };
}

function compare(before: Snapshot, after: Snapshot): Drift {
  const earlier = byName(before);
  const later = byName(after);
  const gone = new Set<string>();
  const renamed = new Map<string, string>();
  const added: Tool[] = [];
  const changed = new Map<string, ChangedTool>();
  for (const { kind, tool: name, from = name } of compareSnapshots(before, after)) {
    const was = earlier.get(from);
    const is = later.get(name);
    if (kind === 'removed') gone.add(name);
    if (kind === 'added' && is) added.push(is);
    if (kind === 'renamed') renamed.set(from, name);
    if ((kind === 'renamed' || kind === 'changed') && was && is) changed.set(from, { before: was, after: is });
  }
  return { gone, renamed, added, changed };
}

function byName({ tools }: Snapshot): ReadonlyMap<string, Tool> {
  const found = new Map<string, Tool>();
  for (const tool of tools) if (!found.has(tool.name)) found.set(tool.name, tool);
  return found;
}

/** "the newer listing of `github`": by what knowledge something is said to have changed. */
export function describeListing(facts: Facts): string {
  const server = serverName(facts);
  return `the newer listing of ${server === undefined ? 'the server' : quoteName(server)}`;
}

/** What is left to do once a change has been looked at. */
export const acceptIt = 'When you have looked at it, accept the new snapshot.';
