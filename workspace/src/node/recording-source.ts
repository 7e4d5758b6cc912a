import {
  createRecordingReader,
  type DetectedRecording,
  detectRecordingFormat,
  longestDocument,
  type ReaderOptions,
  type ReadLine,
  type Rows,
} from '@mcp-policy/engine';
import { nameOfUri } from '../uri.ts';
import { type LineBlock, type LineOptions, longestLine, readBlocks } from './read-blocks.ts';
import { type Line, linesOf } from './read-lines.ts';
import { reasonOf } from './reason.ts';
import type { ScanPool } from './scan-pool.ts';

/** What reads our own recorded calls, from bytes and perhaps on other threads. */
export interface Scanning {
  readonly pool: ScanPool;
  /** How many blocks this source may have read ahead. */
  readonly ahead: number;
}

/**
 * A block that was read ahead, perhaps by another thread. They are opened in the order of the file, with the number of
 * their first line.
 */
type Ahead = (first: number) => Rows | Promise<Rows>;

/** A recording of any format, read a block of lines at a time. */
export class RecordingSource {
  readonly uri: string;
  /** What the beginning of the file told. */
  recording: DetectedRecording = { format: 'recorded-calls', whole: false };
  lines = 0;
  readonly #options: ReaderOptions;
  readonly #scanning: Scanning;
  readonly #blocks: AsyncGenerator<readonly LineBlock[]>;
  #reader = createRecordingReader(this.recording);
  #longestLine = longestLine;
  #isFirstBlock = true;
  #isAtEnd = false;
  readonly #ahead: Ahead[] = [];
  #rows = rowsOf([], 0);
  #next = 0;

  constructor(uri: string, lineOptions: LineOptions, readerOptions: ReaderOptions, scanning: Scanning) {
    this.uri = uri;
    this.#options = readerOptions;
    this.#scanning = scanning;
    this.#blocks = readBlocks(uri, { ...lineOptions, longestLine: (head) => this.#begin(head) });
  }

  /** True when there is something to take without reading on. */
  get hasRead(): boolean {
    return this.#next < this.#rows.rows;
  }

  /** Milliseconds since the epoch of the next call, or the beginning of time when what comes next has none. */
  get time(): number {
    const time = this.hasRead ? this.#rows.timeOf(this.#next) : Number.NaN;
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  }

  /** Hands on what is next: the number of a row, and the rows in which it stands. */
  take(add: (rows: Rows, row: number) => void): void {
    if (this.hasRead) add(this.#rows, this.#next++);
  }

  /** Reads on until there is something to take; false at the end of the file. */
  async fill(): Promise<boolean> {
    try {
      while (!this.hasRead) {
        await this.#readAhead();
        const ahead = this.#ahead.shift();
        if (ahead === undefined) return false;
        const rows = ahead(this.lines + 1);
        this.#rows = rows instanceof Promise ? await rows : rows;
        this.#next = 0;
        this.lines += this.#rows.lines;
      }
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') throw error;
      throw new Error(`${nameOfUri(this.uri)} could not be read to its end: ${unpackingReason(error)}`, {
        cause: error,
      });
    }
  }

  notes(): readonly string[] {
    return this.#reader.notes();
  }

  async close(): Promise<void> {
    await this.#blocks.return(undefined);
  }

  async #readAhead(): Promise<void> {
    while (!this.#isAtEnd && this.#ahead.length < this.#scanning.ahead) {
      const next = await this.#blocks.next();
      if (next.done) {
        this.#isAtEnd = true;
        this.#ahead.push(() => rowsOf(this.#reader.end(), 0));
      } else for (const block of next.value) this.#ahead.push(this.#read(block));
    }
  }

  #read(block: LineBlock): Ahead {
    const { format, whole } = this.recording;
    const isFirst = this.#isFirstBlock;
    this.#isFirstBlock = false;
    if ('bytes' in block && format === 'recorded-calls' && !whole) {
      const finish = this.#scanning.pool.scan(block.bytes, isFirst);
      return (first) => {
        const scanned = finish();
        return scanned instanceof Promise ? scanned.then((rows) => rows(first)) : scanned(first);
      };
    }
    return (first) => {
      const lines = linesOf(block, first, this.#longestLine);
      return rowsOf(
        lines.flatMap((line) => this.#readLine(line)),
        lines.length,
      );
    };
  }

  #readLine(line: Line): readonly ReadLine[] {
    if ('text' in line) return this.#reader.push(line.text, line.line);
    return [{ kind: 'broken', broken: { line: line.line, reason: line.fault } }];
  }

  /** Chooses the reader by what the file begins with; answers how long its lines may be. */
  #begin(head: string): number {
    this.recording = detectRecordingFormat(head);
    this.#reader = createRecordingReader(this.recording, this.#options);
    const { format, whole } = this.recording;
    // These are one document, and may stand on one line.
    if (whole || format === 'har' || format === 'opentelemetry') this.#longestLine = longestDocument;
    return this.#longestLine;
  }
}

/** What a reader of lines found. */
function rowsOf(reads: readonly ReadLine[], lines: number): Rows {
  const timeOf = (row: number) => {
    const read = reads[row];
    return (read?.kind === 'call' ? read.call.ts : undefined) ?? Number.NaN;
  };
  return { rows: reads.length, lines, timeOf, take: (row) => reads[row] ?? { kind: 'empty' } };
}

function unpackingReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^Z_/.test(code) ? 'it is a gzip file that is cut off or damaged' : reasonOf(error);
}
