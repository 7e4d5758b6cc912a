import { createReadStream } from 'node:fs';
import { addAbortSignal, PassThrough, pipeline, type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';

/** Bytes. A longer line is no call: it is passed over and reported, and never held in memory. */
export const longestLine = 16 * 1024 * 1024;

/** Instead of a file's URI: what this process is given on standard input. */
export const standardInput = 'stdin:';

const headLength = 64 * 1024;
const usualChunk = 512 * 1024;
const lineFeed = 0x0a;

/** Whole lines, each ended by LF, in memory of their own; or the place of a line that is longer than allowed. */
export type LineBlock = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: string };

export interface LineOptions {
  /** Called with the number of bytes just read from the disk. */
  readonly onBytes?: (count: number) => void;
  readonly signal?: AbortSignal;
  /** How many bytes are read at once, unless the source gives fewer. */
  readonly chunkLength?: number;
  /** Bytes; or what tells them, by how the file begins: at least 64 KiB of it, unless it is shorter. */
  readonly longestLine?: number | ((head: string) => number);
}

/**
 * The lines of a file, many at a time; a last line without an end gets one. A gzip file is known by its first bytes, whatever
 * its name. Rejects when the file cannot be read to its end.
 */
export async function* readBlocks(uri: string, options: LineOptions = {}): AsyncGenerator<readonly LineBlock[]> {
  const { chunkLength = usualChunk } = options;
  const file = open(uri, chunkLength, options.signal);
  const bytes = (await unpacked(file, chunkLength, options.onBytes))[Symbol.asyncIterator]();
  try {
    const head = await atLeast(headLength, bytes);
    const { longestLine: most = longestLine } = options;
    const cutter = createCutter(typeof most === 'number' ? most : most(head.toString()));
    yield cutter.add(head);
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield cutter.add(next.value);
    yield cutter.end();
  } finally {
    await bytes.return?.();
    file.destroy();
  }
}

export function tooLong(most: number): string {
  return `is longer than ${Math.floor(most / 1024 / 1024)} MiB`;
}

function open(uri: string, chunkLength: number, signal: AbortSignal | undefined): Readable {
  const stream =
    uri === standardInput ? process.stdin : createReadStream(fileURLToPath(uri), { highWaterMark: chunkLength });
  return signal ? addAbortSignal(signal, stream) : stream;
}

/** The file's bytes, unpacked when they begin as gzip does. */
async function unpacked(
  file: Readable,
  chunkLength: number,
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
  return pipeline(whole(), createGunzip({ chunkSize: chunkLength }), new PassThrough(), () => {});
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
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}

async function* countChunks(file: Readable, onBytes: ((count: number) => void) | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    onBytes?.(bytes.length);
    yield bytes;
  }
}

function createCutter(most: number) {
  /** The beginning of a line whose end has not come yet. */
  let parts: Buffer[] = [];
  let size = 0;

  /** What waits, and `rest`, in one piece. */
  function block(rest: Buffer, ending: readonly number[]): LineBlock {
    const length = parts.reduce((sum, part) => sum + part.length, rest.length);
    const bytes = new Uint8Array(length + ending.length);
    let at = 0;
    for (const part of [...parts, rest]) {
      bytes.set(part, at);
      at += part.length;
    }
    bytes.set(ending, at);
    parts = [];
    size = 0;
    return { bytes };
  }

  return {
    add(chunk: Buffer): LineBlock[] {
      const blocks: LineBlock[] = [];
      const first = chunk.indexOf(lineFeed);
      const last = chunk.lastIndexOf(lineFeed);
      let from = 0;
      if (first >= 0 && size > 0) {
        if (size + first <= most) blocks.push(block(chunk.subarray(0, first + 1), []));
        else {
          blocks.push({ fault: tooLong(most) });
          parts = [];
          size = 0;
        }
        from = first + 1;
      }
      const rest = chunk.subarray(last + 1);
      if (rest.length > 0) {
        size += rest.length;
        // Past the limit only the length still matters. The chunk's own memory goes with its lines.
        if (size <= most) parts.push(Buffer.from(rest));
        else parts = [];
      }
      if (last >= from) blocks.push({ bytes: ownBytes(chunk, from, last + 1) });
      return blocks;
    },
    end(): LineBlock[] {
      if (size === 0) return [];
      return size > most ? [{ fault: tooLong(most) }] : [block(Buffer.alloc(0), [lineFeed])];
    },
  };
}

/** The bytes without a copy, when nobody else has a part of their memory; so it may be handed to another thread. */
function ownBytes({ buffer, byteOffset, byteLength }: Buffer, start: number, end: number): Uint8Array<ArrayBuffer> {
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (isOwn) return new Uint8Array(buffer, byteOffset + start, end - start);
  return new Uint8Array(buffer, byteOffset + start, end - start).slice();
}
