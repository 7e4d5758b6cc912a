import { once } from 'node:events';
import type { Io } from './io.ts';

/** The process's own streams. */
export function nodeIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever read the output has seen enough (`| head`): that is no fault, and there is nobody left to write to.
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 5));
  }
  let controller: AbortController | undefined;
  const { NO_COLOR: noColour, TERM: terminal } = process.env;
  return {
    out: (text) => void process.stdout.write(text),
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    err: (text) => void process.stderr.write(text),
    cwd: process.cwd(),
    env: process.env,
    colour: process.stdout.isTTY === true && (noColour === undefined || noColour === '') && terminal !== 'dumb',
    now: Date.now,
    get signal() {
      // Only a command that looks at the signal can stop in its own way; any other is ended as usual.
      controller ??= abortOnce();
      return controller.signal;
    },
  };
}

function abortOnce(): AbortController {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Once: whoever insists ends the process the usual way.
    process.once(signal, () => controller.abort(new Error('stopped')));
  }
  return controller;
}
