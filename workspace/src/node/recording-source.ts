import {
  createRecordingReader,
  type DetectedRecording,
  detectRecordingFormat,
  longestDocument,
  type ReaderOptions,
  type ReadLine,
} from '@mcp-policy/engine';
import { nameOfUri } from '../uri.ts';
import { type Line, type LineOptions, longestLine, readLines } from './read-lines.ts';
import { reasonOf } from './reason.ts';

/** A recording of any format, read a batch of lines at a time. */
export class RecordingSource {
  readonly uri: string;
  /** What the beginning of the file told. */
  recording: DetectedRecording = { format: 'recorded-calls', whole: false };
  lines = 0;
  readonly #options: ReaderOptions;
  readonly #batches: AsyncGenerator<readonly Line[]>;
  #reader = createRecordingReader(this.recording);
  #batch: readonly Line[] = [];
  #at = 0;
  #reads: readonly ReadLine[] = [];
  #readAt = 0;
  #isAtEnd = false;

  constructor(uri: string, lineOptions: LineOptions, readerOptions: ReaderOptions) {
    this.uri = uri;
    this.#options = readerOptions;
    this.#batches = readLines(uri, { ...lineOptions, longestLine: (head) => this.#begin(head) });
  }

  /** True when there is something to take without reading on. */
  get hasRead(): boolean {
    while (this.#readAt >= this.#reads.length) {
      const line = this.#batch[this.#at];
      if (line === undefined) return false;
      this.#at++;
      this.lines++;
      this.#reads = 'text' in line ? this.#reader.push(line.text, line.line) : [brokenLine(line)];
      this.#readAt = 0;
    }
    return true;
  }

  /** Milliseconds since the epoch of the next call, or the beginning of time when what comes next has none. */
  get time(): number {
    const next = this.hasRead ? this.#reads[this.#readAt] : undefined;
    return (next?.kind === 'call' ? next.call.ts : undefined) ?? Number.NEGATIVE_INFINITY;
  }

  take(): ReadLine {
    return (this.hasRead ? this.#reads[this.#readAt++] : undefined) ?? { kind: 'empty' };
  }

  /** Reads on until there is something to take; false at the end of the file. */
  async fill(): Promise<boolean> {
    try {
      while (!this.hasRead && !this.#isAtEnd) {
        const next = await this.#batches.next();
        this.#isAtEnd = next.done === true;
        this.#batch = next.done ? [] : next.value;
        this.#at = 0;
        if (next.done) {
          this.#reads = this.#reader.end();
          this.#readAt = 0;
        }
      }
      return this.hasRead;
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
    await this.#batches.return(undefined);
  }

  /** Chooses the reader by what the file begins with; answers how long its lines may be. */
  #begin(head: string): number {
    this.recording = detectRecordingFormat(head);
    this.#reader = createRecordingReader(this.recording, this.#options);
    const { format, whole } = this.recording;
    // These are one document, and may stand on one line.
    return whole || format === 'har' || format === 'opentelemetry' ? longestDocument : longestLine;
  }
}

function brokenLine({ line, fault }: Extract<Line, { fault: string }>): ReadLine {
  return { kind: 'broken', broken: { line, reason: fault } };
}

function unpackingReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^Z_/.test(code) ? 'it is a gzip file that is cut off or damaged' : reasonOf(error);
}
