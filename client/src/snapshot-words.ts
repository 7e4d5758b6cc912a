import type { SnapshotDifference, SnapshotStatus, Status } from './protocol.ts';
import { ago, count, plain } from './words.ts';

/** The popup of the status bar has about 70 characters a line, the action's name included. */
const sourceWidth = 52;

interface Shown {
  readonly text: string;
  readonly detail: string;
  /** What the snapshot was taken from, in a line of its own. */
  readonly source?: string;
  readonly warning: boolean;
  readonly action: string;
}

/** The words for a snapshot: its state, age, source and number of tools. */
export function describeSnapshot(status: Pick<Status, 'snapshot' | 'server'>, now: number): Shown {
  const { snapshot, server } = status;
  if (snapshot.state === 'found') {
    const age = snapshot.takenAt === undefined ? 'of unknown age' : `of ${ago(Date.parse(snapshot.takenAt), now)}`;
    return {
      text: `${count(snapshot.tools ?? 0, 'tool')} of ${plain(server ?? 'the server', 30)}`,
      detail: `snapshot ${age}`,
      ...(snapshot.source === undefined ? {} : { source: `from ${plain(snapshot.source, sourceWidth)}` }),
      warning: false,
      action: 'Refresh',
    };
  }
  const detail = plain(snapshot.reason ?? reasonUnknown(snapshot), 200);
  const text =
    snapshot.state === 'missing'
      ? 'No snapshot: tool names are not checked'
      : 'Unreadable snapshot: tool names are not checked';
  return { text, detail, warning: true, action: 'Take a snapshot' };
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
