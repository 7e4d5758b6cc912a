import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  createSimulation,
  type DecidedCall,
  type Policy,
  type ReadLine,
  readRecordedCall,
  type SimulationReport,
} from '@mcp-policy/engine';
import { nameOfUri } from '../uri.ts';
import { type Line, readLines, standardInput } from './read-lines.ts';
import { reasonOf } from './reason.ts';

export interface SimulateOptions {
  /** Null is no policy: every call is denied. */
  readonly policy: Policy | null;
  /** URIs, or `standardInput`; plain or gzip. Several are merged by time, and share the counters. */
  readonly recordings: readonly string[];
  /** The policy's server: calls of others are skipped and counted. Undefined: not known. */
  readonly server?: string | undefined;
  /** Also decide by this policy and compare. */
  readonly baseline?: Policy | null;
  /** Called for each decided call, in the order of the recording; `source` is its index in `recordings`. */
  readonly onCall?: (call: DecidedCall) => void;
  /** Called now and then: bytes read, and bytes there are, on the disk. */
  readonly onProgress?: (read: number, total: number) => void;
  /** Awaited now and then: reading stops while whoever takes what `onCall` hands on is behind. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface RecordingInput {
  readonly uri: string;
  readonly bytes: number;
  readonly lines: number;
}

export interface RecordingsReport extends SimulationReport {
  readonly inputs: readonly RecordingInput[];
}

/**
 * Replays recordings through a policy, line by line, in memory that does not grow with them. Rejects with a reason in words
 * when a file cannot be read to its end, and with the signal's reason when it is aborted.
 */
export async function simulateRecordings(options: SimulateOptions): Promise<RecordingsReport> {
  const { recordings, signal, onProgress, onCall, server, baseline } = options;
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
    ...(onCall && { onDecided: onCall }),
  });
  const sources = recordings.map((uri) => new Source(uri, readLines(uri, { onBytes, ...(signal && { signal }) })));
  try {
    await replay(sources, simulation.add.bind(simulation), options);
  } finally {
    await Promise.all(sources.map((source) => source.close()));
  }
  const inputs = sources.map(({ uri, lines }, i) => ({ uri, bytes: sizes[i] ?? 0, lines }));
  return { inputs, ...simulation.finish() };
}

/** Hands on the line whose time is the earliest of all files' next ones; a line without a time does not wait. */
async function replay(
  sources: readonly Source[],
  add: (line: ReadLine, source: number) => void,
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
    do add(next.take(), index);
    while (next.hasLine && open.size === 1);
    if (next.hasLine) continue;
    await pause?.();
    if (!(await next.fill())) open.delete(next);
  }
}

function earliest(open: ReadonlySet<Source>): Source | undefined {
  let found: Source | undefined;
  for (const source of open) if (found === undefined || source.time < found.time) found = source;
  return found;
}

/** A file that is read a batch of lines at a time. */
class Source {
  readonly uri: string;
  lines = 0;
  readonly #batches: AsyncGenerator<readonly Line[]>;
  #batch: readonly Line[] = [];
  #at = 0;
  #head: ReadLine | undefined;

  constructor(uri: string, batches: AsyncGenerator<readonly Line[]>) {
    this.uri = uri;
    this.#batches = batches;
  }

  get hasLine(): boolean {
    return this.#at < this.#batch.length;
  }

  /** Milliseconds since the epoch of the next line, or the beginning of time when it has none. */
  get time(): number {
    const head = this.#peek();
    return (head.kind === 'call' ? head.call.ts : undefined) ?? Number.NEGATIVE_INFINITY;
  }

  take(): ReadLine {
    const head = this.#peek();
    this.#head = undefined;
    this.#at++;
    this.lines++;
    return head;
  }

  /** Reads on until there is a line; false at the end of the file. */
  async fill(): Promise<boolean> {
    try {
      while (!this.hasLine) {
        const next = await this.#batches.next();
        if (next.done) return false;
        this.#batch = next.value;
        this.#at = 0;
      }
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      throw new Error(`${nameOfUri(this.uri)} could not be read to its end: ${unpackingReason(error)}`, {
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    await this.#batches.return(undefined);
  }

  #peek(): ReadLine {
    this.#head ??= readLine(this.#batch[this.#at]);
    return this.#head;
  }
}

function readLine(line: Line | undefined): ReadLine {
  if (line === undefined) return { kind: 'empty' };
  return 'text' in line
    ? readRecordedCall(line.text, line.line)
    : { kind: 'broken', broken: { line: line.line, reason: line.fault } };
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

function unpackingReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^Z_/.test(code) ? 'it is a gzip file that is cut off or damaged' : reasonOf(error);
}
