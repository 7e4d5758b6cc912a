import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { Io } from './io.ts';

/** The process's own streams. */
export function nodeIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever read the output has seen enough (`| head`): that is no fault, and there is nobody left to write to.
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 5));
  }
  let controller: AbortController | undefined;
  return {
    out: (text) => void process.stdout.write(text),
    drained: async () => {
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
    err: (text) => void process.stderr.write(text),
    input: () => buffer(process.stdin),
    cwd: process.cwd(),
    env: process.env,
    colour: mayColour(process.env, process.stdout.isTTY === true),
    now: Date.now,
    get signal() {
      // Only a command that looks at the signal can stop in its own way; any other is ended as usual.
      controller ??= abortOnce();
      return controller.signal;
    },
  };
}

/** As most programs read them: `NO_COLOR` wins, `FORCE_COLOR` colours pipes too, unless it is `0`. */
export function mayColour(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = env;
  if (never !== undefined && never !== '') return false;
  if (always !== undefined) return always !== '0' && always !== 'false';
  return isTerminal && terminal !== 'dumb';
}

function abortOnce(): AbortController {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Stays a listener after the first time: others ask whether anybody listens before they end the process themselves.
    process.on(signal, function stop() {
      if (!controller.signal.aborted) return controller.abort(new Error('stopped'));
      // Whoever insists ends the process the usual way.
      process.off(signal, stop);
      process.kill(process.pid, signal);
    });
  }
  return controller;
}
