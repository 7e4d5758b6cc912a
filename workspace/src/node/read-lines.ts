import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { addAbortSignal, PassThrough, pipeline, type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';

/** Bytes. A longer line is no call: it is passed over and reported, and never held in memory. */
export const longestLine = 16 * 1024 * 1024;

/** Instead of a file's URI: what this process is given on standard input. */
export const standardInput = 'stdin:';

const headLength = 64 * 1024;

const newline = 0x0a;
const carriageReturn = 0x0d;

/** One line of a file, or why it has no text. */
export type Line = { readonly text: string; readonly line: number } | { readonly fault: string; readonly line: number };

export interface LineOptions {
  /** Called with the number of bytes just read from the disk. */
  readonly onBytes?: (count: number) => void;
  readonly signal?: AbortSignal;
  /** Bytes; or what tells them, by how the file begins: at least 64 KiB of it, unless it is shorter. */
  readonly longestLine?: number | ((head: string) => number);
}

/**
 * The lines of a file, some at a time: ended by LF or CRLF, the last one without an end too. A gzip file is known by its
 * first bytes, whatever its name. Rejects when the file cannot be read to its end.
 */
export async function* readLines(uri: string, options: LineOptions = {}): AsyncGenerator<readonly Line[]> {
  const file = open(uri, options.signal);
  const bytes = (await unpacked(file, options.onBytes))[Symbol.asyncIterator]();
  try {
    const head = await atLeast(headLength, bytes);
    const { longestLine: most = longestLine } = options;
    const splitter = createSplitter(typeof most === 'number' ? most : most(head.toString()));
    yield splitter.add(head);
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield splitter.add(next.value);
    yield splitter.end();
  } finally {
    await bytes.return?.();
    file.destroy();
  }
}

function open(uri: string, signal: AbortSignal | undefined): Readable {
  const stream =
    uri === standardInput ? process.stdin : createReadStream(fileURLToPath(uri), { highWaterMark: 256 * 1024 });
  return signal ? addAbortSignal(signal, stream) : stream;
}

/** The file's bytes, unpacked when they begin as gzip does. */
async function unpacked(
  file: Readable,
  onBytes: ((count: number) => void) | undefined,
): Promise<AsyncIterable<Buffer>> {
  const chunks = countChunks(file, onBytes)[Symbol.asyncIterator]();
  const head = await atLeast(2, chunks);
  async function* whole(): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return whole();
  // `pipeline` hands every error on to its last stream, where the reader meets it.
  return pipeline(whole(), createGunzip(), new PassThrough(), () => {});
}

/** The first chunks as one; fewer bytes only at the end. A pipe may hand out a byte at a time. */
async function atLeast(length: number, chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  while (size < length) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
  }
  return Buffer.concat(parts);
}

async function* countChunks(file: Readable, onBytes: ((count: number) => void) | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    const bytes = Buffer.from(chunk);
    onBytes?.(bytes.length);
    yield bytes;
  }
}

function createSplitter(most: number) {
  /** The beginning of a line whose end has not come yet. */
  let parts: Buffer[] = [];
  let size = 0;
  let line = 0;

  function finish(rest: Buffer): Line {
    line++;
    const length = size + rest.length;
    const whole = parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
    parts = [];
    size = 0;
    if (length > most) return { fault: `is longer than ${Math.floor(most / 1024 / 1024)} MiB`, line };
    const end = whole.at(-1) === carriageReturn ? whole.length - 1 : whole.length;
    const text = whole.toString('utf8', 0, end);
    // Only a text with a replacement character can have been anything but UTF-8.
    if (text.includes('\uFFFD') && !isUtf8(whole)) return { fault: 'is not UTF-8', line };
    return { text, line };
  }

  return {
    add(chunk: Buffer): Line[] {
      const lines: Line[] = [];
      let from = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
        lines.push(finish(chunk.subarray(from, at)));
        from = at + 1;
      }
      if (from < chunk.length) {
        const rest = chunk.subarray(from);
        size += rest.length;
        // Past the limit only the length still matters.
        if (size <= most) parts.push(Buffer.from(rest));
        else parts = [];
      }
      return lines;
    },
    end(): Line[] {
      return size > 0 ? [finish(Buffer.alloc(0))] : [];
    },
  };
}
