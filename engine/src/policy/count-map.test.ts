import { expect, test } from 'vitest';
import { CountMap } from './count-map.ts';

test('a count goes by its counter and window, whatever the names', () => {
  const map = new CountMap<number>();
  map.add({ counter: 'a', window: 'hour' }, 1);
  map.add({ counter: 'a', window: 'day' }, 2);
  map.add({ counter: '__proto__', window: 'hour' }, 3);
  expect(map.get({ counter: 'a', window: 'hour' })).toBe(1);
  expect(map.get({ counter: 'a', window: 'minute' })).toBeUndefined();
  expect(map.get({ counter: 'constructor', window: 'hour' })).toBeUndefined();
  expect(map.values()).toEqual([1, 2, 3]);
});
