import type { ListingStatus, SnapshotDifference, SnapshotStatus, Status } from './protocol.ts';
import { ago, count, plain, visible } from './words.ts';

/** The popup of the status bar has about 70 characters a line, the action's name included. */
const sourceWidth = 52;

interface Watching {
  readonly text: string;
  readonly detail?: string;
  readonly action: string;
  readonly watched: boolean;
}

interface Shown {
  readonly text: string;
  readonly detail: string;
  /** What the snapshot was taken from, in a line of its own. */
  readonly source?: string;
  readonly warning: boolean;
  readonly action: string;
}

/** The words for a snapshot: its state, age, source and number of tools. */
export function describeSnapshot(status: Pick<Status, 'snapshot' | 'listing' | 'server'>, now: number): Shown {
  const { snapshot, listing, server } = status;
  if (snapshot.state === 'found') {
    const age = snapshot.takenAt === undefined ? 'of unknown age' : `of ${ago(Date.parse(snapshot.takenAt), now)}`;
    return {
      text: `${count(snapshot.tools ?? 0, 'tool')} of ${plain(server ?? 'the server', 30)}`,
      detail: listingWords(listing, `snapshot ${age}`, now),
      ...(snapshot.source === undefined ? {} : { source: `from ${plain(snapshot.source, sourceWidth)}` }),
      warning: listing.state === 'outdated',
      action: listing.state === 'outdated' ? 'Review' : 'Refresh',
    };
  }
  const detail = plain(snapshot.reason ?? reasonUnknown(snapshot), 200);
  const text =
    snapshot.state === 'missing'
      ? 'No snapshot: tool names are not checked'
      : 'Unreadable snapshot: tool names are not checked';
  return { text, detail, warning: true, action: 'Take a snapshot' };
}

/** What is known besides the snapshot's age, in few words: VS Code cuts a long line off together with what it offers to do. */
function listingWords({ state, listedAt }: ListingStatus, age: string, now: number): string {
  const listed = listedAt === undefined ? '' : ` ${ago(Date.parse(listedAt), now)}`;
  switch (state) {
    case 'refreshing':
      return `asking the server; ${age}`;
    case 'outdated':
      return `outdated: changed${listed}; ${age}`;
    case 'live':
      return `live; ${age}`;
    default:
      return listed === '' ? age : `${age}; listed${listed}`;
  }
}

/** The words for whether the server is watched, and what can be done about it; undefined when no server is known. */
export function describeWatch({ listing, server }: Pick<Status, 'listing' | 'server'>): Watching | undefined {
  if (server === undefined) return undefined;
  const name = plain(server, 30);
  if (listing.watched) return { text: `Watching ${name} for changes`, action: 'Stop', watched: true };
  const ended = listing.ended === undefined ? {} : { detail: plain(listing.ended, 120) };
  const text = listing.ended === undefined ? `${name} is not watched` : `${name} is not watched any more`;
  return { text, ...ended, action: 'Watch', watched: false };
}

/** The differences with all their details, one to a line, for reading beside the diff of the files. */
export function differenceLines(differences: readonly SnapshotDifference[]): string {
  const signs = { added: '+', removed: '-', renamed: '>', changed: '~', server: '!' } as const;
  return differences
    .map(({ kind, tool, from, details }) => {
      const name = kind === 'server' ? 'the server itself' : visible(from === undefined ? tool : `${from} → ${tool}`);
      return [`${signs[kind]} ${name}`, ...details.map((detail) => `    ${visible(detail)}`), ''].join('\n');
    })
    .join('\n');
}

function reasonUnknown(snapshot: SnapshotStatus): string {
  return snapshot.state === 'missing' ? 'No snapshot goes with this policy.' : 'The snapshot could not be read.';
}

const kinds = [
  ['added', 'added'],
  ['removed', 'gone'],
  ['renamed', 'renamed'],
  ['changed', 'changed'],
] as const;
/** As many tools are called by name. */
const named = 3;

/** What a new listing changes, in one line: `write_file added; read_file, stat and 4 more changed; the server itself changed`. */
export function describeDifferences(differences: readonly SnapshotDifference[]): string {
  const parts = kinds.flatMap(([kind, word]) => {
    const tools = differences.filter((difference) => difference.kind === kind).map(({ tool }) => plain(tool, 60));
    const more = tools.length > named ? [`${tools.length - named} more`] : [];
    const words = [...tools.slice(0, named), ...more];
    return words.length === 0 ? [] : [`${enumerate(words)} ${word}`];
  });
  const server = differences.some(({ kind }) => kind === 'server') ? ['the server itself changed'] : [];
  return [...parts, ...server].join('; ');
}

function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
