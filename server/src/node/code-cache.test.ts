import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requireCached } from './code-cache.ts';

let folder: string;
let bundle: string;
let cacheFile: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'code-cache-'));
  bundle = path.join(folder, 'bundle.js');
  cacheFile = path.join(folder, 'caches/mcp-policy/server.bin');
  writeFileSync(bundle, "exports.answer = () => 'first';");
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

/** What the bundle answers when it is loaded and has run for a while. */
function answer(cache: string | undefined = cacheFile): unknown {
  const loaded = requireCached(bundle, cache) as { answer(): unknown };
  const answered = loaded.answer();
  vi.runAllTimers();
  return answered;
}

test('a bundle is a module like any other', () => {
  writeFileSync(path.join(folder, 'beside.js'), 'module.exports = 7;');
  writeFileSync(bundle, "module.exports = [require('./beside.js'), __dirname, __filename, typeof exports]; // end");
  expect(requireCached(bundle, undefined)).toEqual([7, folder, bundle, 'object']);
});

test('what V8 made of it is kept for the next start, and for the user alone', () => {
  expect(answer()).toBe('first');
  expect(readdirSync(path.dirname(cacheFile))).toEqual(['server.bin']);
  const kept = readFileSync(cacheFile);
  expect(answer()).toBe('first');
  expect(readFileSync(cacheFile)).toEqual(kept);
});

test('it is kept as well when the process ends before', () => {
  const before = process.listeners('exit');
  requireCached(bundle, cacheFile);
  const [keep] = process.listeners('exit').filter((listener) => !before.includes(listener));
  expect(existsSync(cacheFile)).toBe(false);
  keep?.(0);
  expect(existsSync(cacheFile)).toBe(true);
  expect(process.listeners('exit')).toEqual(before);
});

test('what ran little is replaced by what has run more, and that stays', () => {
  const steps = Array.from({ length: 200 }, (_, i) => `text = text.replace('${i}', '${i + 1}');`).join('\n');
  writeFileSync(bundle, `exports.answer = () => { let text = '0';\n${steps}\nreturn text; };`);
  requireCached(bundle, cacheFile);
  vi.runAllTimers();
  const little = readFileSync(cacheFile).length;
  expect(answer()).toBe('200');
  const more = readFileSync(cacheFile);
  expect(more.length).toBeGreaterThan(little * 1.25);
  expect(answer()).toBe('200');
  expect(readFileSync(cacheFile)).toEqual(more);
});

test('code of another text is not taken, though that be as long', () => {
  expect(answer()).toBe('first');
  writeFileSync(bundle, "exports.answer = () => 'other';");
  expect(answer()).toBe('other');
  writeFileSync(bundle, "exports.answer = () => 'third';");
  expect(answer()).toBe('third');
});

test.each([
  ['damaged', (kept: Buffer) => kept.fill(0, kept.length >> 1)],
  ['cut off', (kept: Buffer) => kept.subarray(0, kept.length >> 1)],
  ['empty', () => Buffer.alloc(0)],
])('a file that is %s is not taken, and made anew', (_, damage) => {
  expect(answer()).toBe('first');
  const kept = readFileSync(cacheFile);
  writeFileSync(cacheFile, damage(Buffer.from(kept)));
  expect(answer()).toBe('first');
  expect(readFileSync(cacheFile).length).toBe(kept.length);
});

test('without a place, or where none can be written, nothing is kept and all goes as ever', () => {
  expect(answer(path.join(bundle, 'no/folder.bin'))).toBe('first');
  requireCached(bundle, undefined);
  vi.runAllTimers();
  expect(readdirSync(folder)).toEqual(['bundle.js']);
});
