import type { Timer } from '../runtime.ts';

/** The promise's value, or undefined when it takes longer than `delay` milliseconds. */
export function withPatience<T>(timer: Timer, delay: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const limit = timer.after(delay, () => resolve(undefined));
    promise.then(
      (value) => {
        limit.dispose();
        resolve(value);
      },
      (error: unknown) => {
        limit.dispose();
        reject(error);
      },
    );
  });
}
