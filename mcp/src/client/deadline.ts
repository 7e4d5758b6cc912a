import { TakeError } from './options.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** The same as `work`, or a rejection with what came first: the time was up, or the caller gave up. */
  race<T>(work: Promise<T>): Promise<T>;
  /** To be called when all is done, so that no timer keeps the process alive. */
  clear(): void;
}

/** One limit on everything that follows. */
export function createDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const seconds = timeoutMs % 1000 === 0 ? timeoutMs / 1000 : (timeoutMs / 1000).toFixed(1);
  const timer = setTimeout(() => controller.abort(new TimeUp(`no listing within ${seconds} s`)), timeoutMs);
  const onAbort = () => controller.abort(new TakeError('cancelled'));
  if (caller?.aborted) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  const { signal } = controller;
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  // Nobody may be waiting when the time is up.
  stopped.catch(() => {});
  return {
    signal,
    race(work) {
      // What is still under way when the race is lost may fail as it likes.
      work.catch(() => {});
      return Promise.race([work, stopped]);
    },
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

/** The time was up; what the server did meanwhile may be added. */
export class TimeUp extends TakeError {}
