/** A thread that reads blocks of lines: `ScanPool` starts it and sends it the blocks. */
import { parentPort, workerData } from 'node:worker_threads';
import { createBlockScanner } from './scan-block.ts';

const scan = createBlockScanner(workerData.policy);

parentPort?.on(
  'message',
  ({ bytes, isFirst }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly isFirst: boolean }) => {
    const batch = scan(bytes, isFirst);
    parentPort?.postMessage(batch, [bytes.buffer, batch.table.buffer]);
  },
);
