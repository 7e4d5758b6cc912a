import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LineOptions } from './read-blocks.ts';
import { readLines } from './read-lines.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

async function linesOf(content: string | Uint8Array, options: LineOptions = {}) {
  const uri = temporaryFolder().write('a.jsonl', content);
  const lines = [];
  for await (const batch of readLines(uri, options)) lines.push(...batch);
  return lines;
}

describe('readLines', () => {
  it.each([
    ['ended by LF', 'a\nb\n'],
    ['ended by CRLF', 'a\r\nb\r\n'],
    ['without an end to the last', 'a\nb'],
  ])('reads lines %s', async (_, text) => {
    expect(await linesOf(text)).toEqual([
      { text: 'a', line: 1 },
      { text: 'b', line: 2 },
    ]);
  });

  it('numbers empty lines too, and finds none in an empty file', async () => {
    expect(await linesOf('\n\na')).toEqual([
      { text: '', line: 1 },
      { text: '', line: 2 },
      { text: 'a', line: 3 },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('unpacks gzip, whatever the name', async () => {
    expect(await linesOf(gzipSync('a\nb'))).toHaveLength(2);
  });

  it('keeps characters whole that stand across a chunk', async () => {
    const text = `${'x'.repeat(256 * 1024 - 1)}ü`;
    expect(await linesOf(text)).toEqual([{ text, line: 1 }]);
  });

  it('reports a line that is too long and goes on behind it', async () => {
    const text = `a\n${'x'.repeat(3 * 1024 * 1024)}\nb`;
    expect(await linesOf(text, { longestLine: 1024 * 1024 })).toEqual([
      { text: 'a', line: 1 },
      { fault: 'is longer than 1 MiB', line: 2 },
      { text: 'b', line: 3 },
    ]);
  });

  it('reports what is not UTF-8, and lets a real replacement character be', async () => {
    expect(await linesOf(Buffer.from([0x61, 0xff, 0x0a, 0xef, 0xbf, 0xbd]))).toEqual([
      { fault: 'is not UTF-8', line: 1 },
      { text: '\uFFFD', line: 2 },
    ]);
  });

  it('counts the bytes on the disk', async () => {
    let read = 0;
    const packed = gzipSync('a\n'.repeat(100_000));
    await linesOf(packed, { onBytes: (count) => (read += count) });
    expect(read).toBe(packed.length);
  });

  it('rejects for a gzip file that is cut off', async () => {
    await expect(linesOf(gzipSync('a\n'.repeat(1000)).subarray(0, 20))).rejects.toThrow();
  });

  it('rejects when it is aborted', async () => {
    await expect(linesOf('a', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
