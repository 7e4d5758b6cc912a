import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Batch, createBatchReader, type Policy, type Rows } from '@mcp-policy/engine';
import { createBlockScanner, decode } from './scan-block.ts';

/** Reads blocks of lines into batches, here or on other threads. */
export interface ScanPool {
  /** How many blocks are worth reading ahead. */
  readonly ahead: number;
  /** Takes the bytes over. Their rows are told once the number of their first line is known. */
  scan(bytes: Uint8Array<ArrayBuffer>, isFirst: boolean): ScannedBlock | Promise<ScannedBlock>;
  close(): Promise<void>;
}

export type ScannedBlock = (firstLine: number) => Rows;

interface Job {
  readonly resolve: (block: ScannedBlock) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * `threads` counts this one, which decides while the others read; with 1 it does both. Each other thread compiles the policy
 * for itself. `script` is scan-worker.ts, bundled; where it does
 * not lie beside the bundle that this is in, there are no other threads.
 */
export function createScanPool(policy: Policy | null, threads: number, script = workerScript()): ScanPool {
  if (threads <= 1 || script === undefined) {
    const [scan, open] = [createBlockScanner(policy), createBatchReader(decode)];
    return { ahead: 1, scan: (bytes, isFirst) => open(scan(bytes, isFirst)), close: async () => {} };
  }
  const workers = Array.from({ length: threads - 1 }, () => startWorker(script, policy));
  let turn = 0;
  return {
    ahead: threads * 2,
    scan(bytes, isFirst) {
      const worker = workers[turn++ % workers.length];
      if (worker === undefined) throw new Error('There is no thread to read with.');
      return worker.scan(bytes, isFirst);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function workerScript(): string | undefined {
  const script = typeof __dirname === 'string' ? path.join(__dirname, 'scan-worker.js') : '';
  return existsSync(script) ? script : undefined;
}

/** Young objects of a thread, in MiB: it makes few that live long. */
const youngSpace = 8;

function startWorker(script: string, policy: Policy | null) {
  const worker = new Worker(script, {
    workerData: { policy },
    resourceLimits: { maxYoungGenerationSizeMb: youngSpace },
  });
  const open = createBatchReader(decode);
  // Answers come in the order of the questions.
  const jobs: Job[] = [];
  let failure: Error | undefined;
  const fail = (reason: Error) => {
    failure ??= reason;
    for (const job of jobs.splice(0)) job.reject(failure);
  };
  worker.on('message', (batch: Batch) => jobs.shift()?.resolve(open(batch)));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread that read it has ended')));
  return {
    scan: (bytes: Uint8Array<ArrayBuffer>, isFirst: boolean) =>
      new Promise<ScannedBlock>((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        jobs.push({ resolve, reject });
        worker.postMessage({ bytes, isFirst }, [bytes.buffer]);
      }),
    stop: () => worker.terminate(),
  };
}
