import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** Two checksums before the code: of the bundle's text, and of the code. */
const headLength = 8;
/** Node has checksums since 20.15. */
const canCheck = typeof crc32 === 'function';
/** Milliseconds after which what has run is kept. Later, V8 would have let go of the code that only the start needs. */
const settled = 5000;
/** How much more than what is kept must have run before that is replaced: one that only said its version has run little. */
const muchMore = 1.25;

/** The file in `folder` for what `program` runs: an editor's own Node, or the user's. Code of one is none to another. */
export function cacheFileIn(folder: string, program: string): string | undefined {
  return canCheck ? path.join(folder, `server-${crc32(program).toString(16).padStart(8, '0')}.bin`) : undefined;
}

/**
 * `require(file)` of a CommonJS bundle, with the code that V8 made of it in an earlier process: a start then neither parses the
 * bundle nor compiles what it runs. `module.enableCompileCache()` does the like, but not on Node 20.
 *
 * The code is kept in `cacheFile` once the start is over, or when the process ends before, unless about as much is kept. V8 takes it
 * only in the version, with the flags and on the processor it was made for; that it belongs to this very text, and is whole, is
 * checked here. Where nothing can be read or written, the bundle is loaded as ever. Without `cacheFile` nothing is kept.
 *
 * @param running runs the bundle
 */
export function requireCached(
  file: string,
  cacheFile: string | undefined,
  running: (run: () => void) => void = (run) => run(),
): unknown {
  const source = readAsFunction(file);
  const kept = cacheFile !== undefined ? new KeptCode(cacheFile, crc32(source)) : undefined;
  const cachedData = kept?.read();
  const script = new Script(source.toString(), { filename: file, ...(cachedData && { cachedData }) });
  const taken = cachedData !== undefined && script.cachedDataRejected !== true;
  if (kept) keepLater(script, kept, taken ? cachedData.length * muchMore : 0);
  const module = { exports: {} };
  const run = script.runInThisContext();
  running(() => run(module.exports, createRequire(file), module, file, path.dirname(file)));
  return module.exports;
}

/** A module's text as `require` runs it. In one piece: V8 would copy what is put together of texts. */
function readAsFunction(file: string): Buffer {
  const head = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
  return Buffer.concat([head, readFileSync(file), Buffer.from('\n})')]);
}

/** Code that V8 has made of a text, in a file. V8 itself compares no more of a text than its length, and trusts the code it is given. */
class KeptCode {
  readonly #file: string;
  readonly #source: number;

  /** `source` is the checksum of the text. */
  constructor(file: string, source: number) {
    this.#file = file;
    this.#source = source;
  }

  /** The code, if it was made of that text and is whole. */
  read(): Buffer | undefined {
    try {
      const kept = readFileSync(this.#file);
      const code = kept.subarray(headLength);
      return kept.subarray(0, headLength).equals(this.#headOf(code)) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  write(code: Buffer): void {
    writeQuietly(this.#file, Buffer.concat([this.#headOf(code), code]));
  }

  #headOf(code: Buffer): Buffer {
    const head = Buffer.alloc(headLength);
    head.writeUInt32LE(this.#source, 0);
    head.writeUInt32LE(crc32(code), 4);
    return head;
  }
}

/** Keeps what `script` has compiled, when that is known, and if it is at least so many bytes. */
function keepLater(script: Script, kept: KeptCode, least: number): void {
  const keep = (): void => {
    clearTimeout(timer);
    process.off('exit', keep);
    const code = script.createCachedData();
    if (code.length >= least) kept.write(code);
  };
  const timer = setTimeout(keep, settled).unref();
  process.once('exit', keep);
}

/** Whoever reads meanwhile sees the old file or the new one. A cache that cannot be written is none. */
function writeQuietly(file: string, content: Buffer): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    // The next start takes as long as this one.
  }
}
