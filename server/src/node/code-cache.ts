import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/** Bytes of SHA-1. */
const digestLength = 20;
/** Milliseconds after which what has run is kept. Later, V8 would have let go of the code that only the start needs. */
const settled = 5000;

/**
 * `require(file)` of a CommonJS bundle, with the code that V8 made of it in an earlier process: a start then neither parses the
 * bundle nor compiles what it runs. `module.enableCompileCache()` does the like, but not on Node 20.
 *
 * The code is kept in `cacheFile` once the start is over, or when the process ends before. V8 takes it only in the version, with
 * the flags and on the processor it was made for; that it belongs to this very text, and is whole, is checked here. Where nothing
 * can be read or written, the bundle is loaded as ever. Without `cacheFile` nothing is kept.
 */
export function requireCached(file: string, cacheFile: string | undefined): unknown {
  const source = readFileSync(file, 'utf8');
  const cachedData = cacheFile === undefined ? undefined : readCode(cacheFile, source);
  const script = new Script(asFunction(source), { filename: file, ...(cachedData && { cachedData }) });
  if (cacheFile !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) {
    keepCode(script, cacheFile, source);
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  return module.exports;
}

/** As `require` runs a module. */
const asFunction = (source: string): string =>
  `(function (exports, require, module, __filename, __dirname) {${source}\n})`;

/** The kept code, if it was made of `source`. */
function readCode(cacheFile: string, source: string): Buffer | undefined {
  try {
    const kept = readFileSync(cacheFile);
    const code = kept.subarray(digestLength);
    return kept.subarray(0, digestLength).equals(digestOf(source, code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what `script` has compiled, when that is known. */
function keepCode(script: Script, cacheFile: string, source: string): void {
  const keep = (): void => {
    clearTimeout(timer);
    process.off('exit', keep);
    const code = script.createCachedData();
    writeQuietly(cacheFile, Buffer.concat([digestOf(source, code), code]));
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

/** V8 itself compares no more of a text than its length, and trusts the code it is given. */
function digestOf(source: string, code: Buffer): Buffer {
  return createHash('sha1').update(source).update(code).digest();
}
