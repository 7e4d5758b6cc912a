import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

test.each([
  ['linux', { HOME: '/home/a' }, '/home/a/.cache/mcp-policy'],
  ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/var/cache/a' }, '/var/cache/a/mcp-policy'],
  ['linux', { HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/mcp-policy'],
  ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Caches/mcp-policy'],
  ['win32', { LOCALAPPDATA: '/Users/a/AppData/Local' }, '/Users/a/AppData/Local/mcp-policy'],
  ['win32', {}, undefined],
  ['linux', { HOME: '/home/a', NODE_COMPILE_CACHE: '/tmp/code' }, '/tmp/code/mcp-policy'],
  ['linux', { HOME: '/home/a', NODE_DISABLE_COMPILE_CACHE: '1', NODE_COMPILE_CACHE: '/tmp/code' }, undefined],
  ['linux', { HOME: 'nowhere' }, undefined],
] as const)('on %s with %j it is %s', (platform, environment, expected) => {
  expect(cacheFolder(platform, environment)).toBe(expected && path.normalize(expected));
});

test('without a word in the environment it is under the home of the user', () => {
  expect(cacheFolder('linux', {})).toBe(path.join(homedir(), '.cache/mcp-policy'));
});
