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
