import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Batch, createBatchReader, type Policy, type Rows } from '@mcp-policy/engine';
import { createBlockScanner, decode } from './scan-block.ts';

/** Reads blocks of lines into batches, here or on other threads. */
export interface ScanPool {
  /** How many blocks are worth reading ahead. */
  readonly ahead: number;
  /** Takes the bytes over. What it returns waits until they are read; to be called for one block after the other. */
  scan(bytes: Uint8Array<ArrayBuffer>, isFirst: boolean): () => ScannedBlock | Promise<ScannedBlock>;
  close(): Promise<void>;
}

/** Tells the rows, once the number of the first line is known. */
export type ScannedBlock = (firstLine: number) => Rows;

/**
 * `threads` counts this one, which decides; with 1 it reads as well, otherwise only while it would have to wait for the others.
 * Each other thread compiles the policy for itself. `script` is scan-worker.ts, bundled; where it does not lie beside the bundle
 * that this is in, there are no other threads.
 */
export function createScanPool(policy: Policy | null, threads: number, script = workerScript()): ScanPool {
  const [scanHere, open] = [createBlockScanner(policy), createBatchReader(decode)];
  if (threads <= 1 || script === undefined) {
    return {
      ahead: 1,
      scan: (bytes, isFirst) => {
        const block = open(scanHere(bytes, isFirst));
        return () => block;
      },
      close: async () => {},
    };
  }
  const workers = Array.from({ length: threads - 1 }, () => startWorker(script, policy, feed));
  /** Blocks that no thread has begun with, in the order of the recording. */
  const queue: Job[] = [];

  function feed(): void {
    for (const worker of workers) {
      while (worker.hasRoom) {
        const job = queue.shift();
        if (job === undefined) return;
        worker.scan(job);
      }
    }
  }

  async function finish(job: Job): Promise<ScannedBlock> {
    while (!job.isDone) {
      const next = queue.shift();
      if (next === undefined) break;
      next.resolve(open(scanHere(next.bytes, next.isFirst)));
      // What the others have found meanwhile comes in now.
      await setImmediate();
    }
    return job.block;
  }

  return {
    ahead: threads * 4,
    scan(bytes, isFirst) {
      const job = new Job(bytes, isFirst);
      queue.push(job);
      feed();
      return () => finish(job);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** A block to be read. */
class Job {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isFirst: boolean;
  readonly block: Promise<ScannedBlock>;
  isDone = false;
  #settle: { resolve: (block: ScannedBlock) => void; reject: (reason: Error) => void } | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>, isFirst: boolean) {
    this.bytes = bytes;
    this.isFirst = isFirst;
    this.block = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever waits for it hears of its failure.
    this.block.catch(() => {});
  }

  resolve(block: ScannedBlock): void {
    this.isDone = true;
    this.#settle?.resolve(block);
  }

  reject(reason: Error): void {
    this.isDone = true;
    this.#settle?.reject(reason);
  }
}

function workerScript(): string | undefined {
  const script = typeof __dirname === 'string' ? path.join(__dirname, 'scan-worker.js') : '';
  return existsSync(script) ? script : undefined;
}

/** Young objects of a thread, in MiB: it makes few that live long. */
const youngSpace = 8;

/** Blocks that a thread has been given: the one that it reads, and enough that it need not wait for this thread, which decides meanwhile. */
const mostGiven = 4;

/** `onRoom` is called when it could take another block. */
function startWorker(script: string, policy: Policy | null, onRoom: () => void) {
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
    onRoom();
  };
  worker.on('message', (batch: Batch) => {
    jobs.shift()?.resolve(open(batch));
    onRoom();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread that read it has ended')));
  return {
    get hasRoom(): boolean {
      return jobs.length < mostGiven;
    },
    scan(job: Job): void {
      if (failure !== undefined) {
        job.reject(failure);
        return;
      }
      jobs.push(job);
      const { bytes, isFirst } = job;
      worker.postMessage({ bytes, isFirst }, [bytes.buffer]);
    },
    stop: () => worker.terminate(),
  };
}
