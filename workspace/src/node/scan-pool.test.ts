import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createSimulation, parsePolicy, readRecordedCall } from '@mcp-policy/engine';
import { build } from 'esbuild';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines } from '../testing/recording-lines.ts';
import { createScanPool } from './scan-pool.ts';
import { type SimulateOptions, simulateRecordings } from './simulate-recordings.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
const threadScript = path.join(folder, 'scan-worker.cjs');

beforeAll(async () => {
  await build({
    absWorkingDir: path.resolve(import.meta.dirname, '../../..'),
    entryPoints: ['workspace/src/node/scan-worker.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['node', 'import'],
    outfile: threadScript,
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const { policy } = parsePolicy(
  JSON.stringify({
    version: '1',
    default: 'deny',
    hide: ['u'],
    all_tools: { limits: [{ counter: 'all', window: 'minute', max: 40, scope: 'grant' }] },
    tools: {
      t: { limits: [{ counter: 'calls', window: 'minute', max: 9, scope: 'grant' }] },
      list: { deny_if: [{ conditions: [{ path: 'args.a', op: 'exists', value: true }] }] },
      create_charge: {
        limits: [{ counter: 'sum', window: 'hour', max: 90000.5, scope: 'grant', increment_from: 'args.amount' }],
      },
    },
  }),
);

/** A long recording with hostile lines in it, the same every time. */
function recording(seed: number, count: number): string {
  const texts = fc.sample(lines, { seed, numRuns: count });
  // The first line says what wrote the recording.
  return ['{"v":1,"tool":"t"}', ...texts].join('\n');
}

async function replay(recordings: readonly string[], workers: number, options: Partial<SimulateOptions> = {}) {
  const decided: unknown[] = [];
  const report = await simulateRecordings({
    policy,
    recordings,
    workers,
    threadScript,
    limits: true,
    chunkLength: 32 * 1024,
    ...options,
    onCall: ({ recorded, decision, source }) =>
      decided.push([source, { ...JSON.parse(JSON.stringify(recorded)) }, decision]),
  });
  return { report: { ...report, inputs: report.inputs.map(({ uri: _, ...rest }) => rest) }, decided };
}

describe('other threads', () => {
  it.each([1, 2, 3])('decide as one does, and as the texts of the lines do (seed %d)', async (seed) => {
    const text = recording(seed, 6000);
    const uri = temporaryFolder().write('a.jsonl', text);
    const [alone, two, three] = [await replay([uri], 1), await replay([uri], 2), await replay([uri], 3)];
    expect(two).toEqual(alone);
    expect(three).toEqual(alone);

    const decided: unknown[] = [];
    const simulation = createSimulation(policy, {
      limits: true,
      onDecided: ({ recorded, decision, source }) =>
        decided.push([source, JSON.parse(JSON.stringify(recorded)), decision]),
    });
    const read = Buffer.from(text).toString().split('\n');
    for (const [i, line] of read.entries()) simulation.add(readRecordedCall(line.replace(/\r$/, ''), i + 1));
    const { inputs: _, ...report } = alone.report;
    expect(report).toEqual(simulation.finish());
    expect(alone.decided).toEqual(decided);
  });

  it.each([1, 2])('hand on what is wanted alone (%d)', async (workers) => {
    const uri = temporaryFolder().write('a.jsonl', recording(6, 3000));
    const [all, some] = [
      await replay([uri], workers),
      await replay([uri], workers, { wantsCall: ({ effect }) => effect !== 'allow' }),
    ];
    expect(some.report).toEqual(all.report);
    expect(some.decided).toEqual(all.decided.filter((one) => Array.isArray(one) && one[2].effect !== 'allow'));
    expect(some.decided.length).toBeLessThan(all.decided.length);
  });

  it('merge several recordings by time as one thread does', async () => {
    const files = temporaryFolder();
    const uris = [files.write('a', recording(4, 3000)), files.write('b', gzipSync(recording(5, 3000)))];
    expect(await replay(uris, 3)).toEqual(await replay(uris, 1));
  });

  it('fail the replay when one of them ends, and say so', async () => {
    const broken = temporaryFolder().write('broken.cjs', 'process.exit(1)');
    const pool = createScanPool(policy, 2, new URL(broken).pathname);
    await expect(pool.scan(new Uint8Array(Buffer.from('{}\n')), true)).rejects.toThrow('thread');
    await pool.close();
  });
});
