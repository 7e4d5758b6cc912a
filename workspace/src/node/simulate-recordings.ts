import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  createSeenCalls,
  createSimulation,
  type DecidedCall,
  type Decision,
  type Policy,
  type RecordingFormat,
  type Rows,
  type Simulation,
  type SimulationReport,
} from '@mcp-policy/engine';
import { nameOfUri } from '../uri.ts';
import { standardInput } from './read-blocks.ts';
import { reasonOf } from './reason.ts';
import { RecordingSource } from './recording-source.ts';
import { createScanPool } from './scan-pool.ts';

export interface SimulateOptions {
  /** Null is no policy: every call is denied. */
  readonly policy: Policy | null;
  /** URIs, or `standardInput`; plain or gzip, of any format that docs/recordings.md names. Several are merged by time, and share the counters. */
  readonly recordings: readonly string[];
  /** The policy's server: calls of others are skipped and counted. Undefined: not known. */
  readonly server?: string | undefined;
  /** Also decide by this policy and compare. */
  readonly baseline?: Policy | null;
  /** Also follow each limit of the policy (`limits` of the report). */
  readonly limits?: boolean;
  /** Called for each decided call, in the order of the recording; `source` is its index in `recordings`. */
  readonly onCall?: (call: DecidedCall) => void;
  /** Whether `onCall` is to be called for a call that was so decided; unless given, always. */
  readonly wantsCall?: (decision: Decision) => boolean;
  /** Called now and then: bytes read, and bytes there are, on the disk. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Awaited now and then: reading stops while whoever takes what `onCall` hands on is behind. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** How many threads take part; 1 is this one alone, otherwise it decides while the others read, and reads where it would wait for them. As many as there are cores unless given, where it pays. */
  readonly workers?: number;
  /** How many bytes are read at once; threads take a recording in such pieces. */
  readonly chunkLength?: number;
  /** What those threads run: scan-worker.ts, bundled. Unless given, it lies beside the bundle that this is in. */
  readonly threadScript?: string;
}

export interface RecordingInput {
  readonly uri: string;
  readonly bytes: number;
  readonly lines: number;
  /** Told by the content. */
  readonly format: RecordingFormat;
}

export interface RecordingsReport extends SimulationReport {
  readonly inputs: readonly RecordingInput[];
}

/**
 * Replays recordings through a policy, line by line, in memory that does not grow with them (a recording that is one JSON
 * document over several lines is held whole). Rejects with a reason in words
 * when a file cannot be read to its end, and with the signal's reason when it is aborted.
 */
export async function simulateRecordings(options: SimulateOptions): Promise<RecordingsReport> {
  const { recordings, signal, onProgress, onCall, wantsCall, server, baseline, limits, chunkLength } = options;
  const sizes = await Promise.all(recordings.map(sizeOf));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let read = 0;
  const onBytes = (count: number) => {
    read += count;
    onProgress?.(read, Math.max(total, read));
  };
  const simulation = createSimulation(options.policy, {
    ...(server !== undefined && { server }),
    ...(baseline !== undefined && { baseline }),
    ...(limits !== undefined && { limits }),
    ...(onCall && { onDecided: onCall }),
    ...(wantsCall && { wants: wantsCall }),
  });
  const lineOptions = { onBytes, ...(signal && { signal }), ...(chunkLength && { chunkLength }) };
  // Sessions that resume each other repeat calls from file to file.
  const readerOptions = { seen: createSeenCalls(), ...(server !== undefined && { servers: [server] }) };
  const pool = createScanPool(options.policy, threadsFor(options, total), options.threadScript);
  const scanning = { pool, ahead: Math.max(1, Math.ceil(pool.ahead / recordings.length)) };
  const sources = recordings.map((uri) => new RecordingSource(uri, lineOptions, readerOptions, scanning));
  try {
    await replay(sources, simulation, options);
  } finally {
    await Promise.all([...sources.map((source) => source.close()), pool.close()]);
  }
  const report = simulation.finish();
  return {
    ...report,
    inputs: sources.map(({ uri, lines, recording }, i) => ({
      uri,
      bytes: sizes[i] ?? 0,
      lines,
      format: recording.format,
    })),
    notes: [...report.notes, ...sources.flatMap((source) => notesOf(source, sources.length))],
  };
}

/** Bytes of recordings from which on other threads are worth their start. */
const worthThreads = 16 * 1024 * 1024;

const mostThreads = 64;

function threadsFor({ workers }: SimulateOptions, bytes: number): number {
  if (workers !== undefined) return Math.min(workers, mostThreads);
  return bytes < worthThreads ? 1 : availableParallelism();
}

function notesOf(source: RecordingSource, sources: number): readonly string[] {
  return sources === 1 ? source.notes() : source.notes().map((note) => `${nameOfUri(source.uri)}: ${note}`);
}

/** Hands on the line whose time is the earliest of all files' next ones; a line without a time does not wait. */
async function replay(
  sources: readonly RecordingSource[],
  simulation: Simulation,
  { signal, pause }: SimulateOptions,
): Promise<void> {
  const open = new Set(sources);
  for (const source of sources) if (!(await source.fill())) open.delete(source);
  while (open.size > 0) {
    signal?.throwIfAborted();
    const next = earliest(open);
    if (next === undefined) return;
    const index = sources.indexOf(next);
    // Alone, a file's lines need no comparing; otherwise one is taken, and the heads are compared again.
    const add = (rows: Rows, row: number) => simulation.addRow(rows, row, index);
    do next.take(add);
    while (next.hasRead && open.size === 1);
    if (next.hasRead) continue;
    await pause?.();
    if (!(await next.fill())) open.delete(next);
  }
}

function earliest(open: ReadonlySet<RecordingSource>): RecordingSource | undefined {
  let found: RecordingSource | undefined;
  for (const source of open) if (found === undefined || source.time < found.time) found = source;
  return found;
}

async function sizeOf(uri: string): Promise<number> {
  if (uri === standardInput) return 0;
  try {
    const found = await stat(fileURLToPath(uri));
    if (found.isDirectory()) throw new Error('it is a folder; name the recordings in it');
    return found.size;
  } catch (error) {
    throw new Error(`${nameOfUri(uri)} could not be read: ${reasonOf(error)}`, { cause: error });
  }
}
