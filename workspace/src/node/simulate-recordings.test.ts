import { gzipSync } from 'node:zlib';
import { type DecidedCall, parsePolicy } from '@mcp-policy/engine';
import { describe, expect, it } from 'vitest';
import { type SimulateOptions, simulateRecordings } from './simulate-recordings.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const { policy } = parsePolicy(
  '{"version":"1","default":"deny","tools":{"t":{"limits":[{"counter":"c","window":"minute","max":2,"scope":"grant"}]}}}',
);
const call = (second: number, tool = 't') =>
  `{"v":1,"ts":"2026-11-20T09:00:${String(second).padStart(2, '0')}Z","tool":"${tool}"}\n`;

function run(contents: (string | Uint8Array)[], options: Partial<SimulateOptions> = {}) {
  const folder = temporaryFolder();
  const recordings = contents.map((content, i) => folder.write(`${i}.jsonl`, content));
  return simulateRecordings({ policy, recordings, ...options });
}

describe('simulateRecordings', () => {
  it('replays a recording and says what it read', async () => {
    const report = await run([call(1) + call(2) + call(3)]);
    expect(report.totals).toMatchObject({ allow: 2, deny: 1 });
    expect(report.inputs).toEqual([
      { uri: expect.stringMatching(/0\.jsonl$/), bytes: 3 * call(1).length, lines: 3, format: 'recorded-calls' },
    ]);
  });

  it('merges several recordings by time, packed or not, with one set of counters', async () => {
    const decided: DecidedCall[] = [];
    const report = await run([call(1) + call(5), gzipSync(call(3) + call(7))], { onCall: (one) => decided.push(one) });
    expect(decided.map(({ source, recorded, decision }) => [source, recorded.line, decision.effect])).toEqual([
      [0, 1, 'allow'],
      [1, 1, 'allow'],
      [0, 2, 'deny'],
      [1, 2, 'deny'],
    ]);
    expect(report.notes).toEqual([]);
  });

  it('counts broken lines with their file and goes on', async () => {
    const report = await run([call(1), `{oops\n\n${call(2)}`]);
    expect(report.totals).toMatchObject({ allow: 2, broken: 1 });
    expect(report.broken).toMatchObject([{ line: 1, source: 1 }]);
  });

  it('compares with a baseline', async () => {
    const report = await run([call(1)], { baseline: null });
    expect(report.comparison?.totals['newly-allowed']).toBe(1);
  });

  it('reports progress up to the last byte', async () => {
    const seen: [number, number][] = [];
    await run([call(1), call(2)], { onProgress: (read, total) => seen.push([read, total]) });
    expect(seen.at(-1)).toEqual([2 * call(1).length, 2 * call(1).length]);
  });

  it('stops when it is aborted', async () => {
    await expect(run([call(1)], { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says which file could not be read, and why', async () => {
    const folder = temporaryFolder();
    const simulate = (uri: string) => simulateRecordings({ policy, recordings: [uri] });
    await expect(simulate(`${folder.uri}/none.jsonl`)).rejects.toThrow(
      'none.jsonl could not be read: there is no such file',
    );
    await expect(simulate(folder.uri)).rejects.toThrow('it is a folder');
    const cut = folder.write('cut.gz', gzipSync(call(1).repeat(100)).subarray(0, 30));
    await expect(simulate(cut)).rejects.toThrow(
      'cut.gz could not be read to its end: it is a gzip file that is cut off',
    );
  });
});
