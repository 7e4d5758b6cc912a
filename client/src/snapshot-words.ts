import type { SnapshotSource, SnapshotStatus, Status } from './protocol.ts';
import { ago, count, plain } from './words.ts';

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly warning: boolean;
  readonly action: string;
}

/** The words for a snapshot: its state, age, source and number of tools. */
export function describeSnapshot(status: Pick<Status, 'snapshot' | 'server'>, now: number): Shown {
  const { snapshot, server } = status;
  if (snapshot.state === 'found') {
    const age = snapshot.takenAt === undefined ? 'of unknown age' : `taken ${ago(Date.parse(snapshot.takenAt), now)}`;
    return {
      text: `${count(snapshot.tools ?? 0, 'tool')} of ${plain(server ?? 'the server', 40)}`,
      detail: `Snapshot ${age}${snapshot.source ? `, from ${plain(sourceWords(snapshot.source), 120)}` : ''}`,
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

function sourceWords(source: SnapshotSource): string {
  return source.type === 'stdio' ? [source.command, ...source.args].join(' ') : source.url;
}
