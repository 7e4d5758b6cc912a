import {
  nodeFiles,
  readAtRevision,
  refreshSnapshot,
  simulateRecordings,
  watchServer,
} from '@mcp-policy/workspace/node';
import type { Runtime } from '../runtime.ts';
import { version } from '../version.ts';

/** The server's surroundings in Node. */
export function nodeRuntime(): Runtime {
  return {
    version,
    files: nodeFiles,
    timer: {
      after(delay, callback) {
        if (delay === 0) {
          // As soon as what has arrived was read: the shortest timeout is a millisecond.
          const soon = setImmediate(callback);
          return { dispose: () => clearImmediate(soon) };
        }
        const timer = setTimeout(callback, delay);
        return { dispose: () => clearTimeout(timer) };
      },
    },
    now: Date.now,
    shutDown: () => {
      process.exitCode = 0;
    },
    refreshSnapshot,
    watchServer,
    simulate: simulateRecordings,
    readAtRevision,
  };
}
