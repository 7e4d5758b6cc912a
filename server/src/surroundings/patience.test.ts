import { expect, test } from 'vitest';
import { withPatience } from './patience.ts';

/** A timer whose time comes when the test says so. */
function timer() {
  const waiting = new Set<() => void>();
  return {
    waiting,
    after(_delay: number, callback: () => void) {
      waiting.add(callback);
      return { dispose: () => void waiting.delete(callback) };
    },
  };
}

test('what comes in time is taken, and the timer is put away', async () => {
  const place = timer();
  expect(await withPatience(place, 5, Promise.resolve('here'))).toBe('here');
  expect(place.waiting.size).toBe(0);
});

test('what does not come in time is not waited for', async () => {
  const place = timer();
  const answer = withPatience(place, 5, new Promise(() => undefined));
  for (const callback of place.waiting) callback();
  expect(await answer).toBeUndefined();
});

test('what fails in time fails', async () => {
  await expect(withPatience(timer(), 5, Promise.reject(new Error('no')))).rejects.toThrow('no');
});
