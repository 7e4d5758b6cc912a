import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { flags } from './heap-space.ts';

test('the V8 of this Node knows the flags', () => {
  // Node refuses to start with one that it does not know.
  const { status, stderr } = spawnSync(process.execPath, [...flags, '-e', ''], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
