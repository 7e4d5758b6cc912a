import { expect, test } from 'vitest';
import { confineFiles } from './confined-files.ts';
import { placeOf } from './place.ts';

test.each([
  ['file:///w/a/policy.json', ['file:///w'], 'file:///w/a/policy.json'],
  ['untitled:Untitled-1', ['file:///w'], 'file:///w/policy.json'],
  ['untitled:/w/a/policy.json', ['file:///w', 'file:///v'], 'file:///w/a/policy.json'],
  ['untitled:Untitled-1', ['file:///w', 'file:///v'], undefined],
  ['untitled:Untitled-1', [], undefined],
])('%s in %j is looked up at %s', (uri, folders, expected) => {
  expect(placeOf(uri, folders)).toBe(expected);
});

test('confined files end at their folders, whatever way a path takes', async () => {
  const files = confineFiles(
    { read: async (uri) => uri, stat: async () => ({ type: 'file', size: 1, modified: 0 }), list: async () => ['x'] },
    ['file:///w'],
  );
  expect(await files.read('file:///w/a')).toBe('file:///w/a');
  for (const outside of ['file:///w/../etc/passwd', 'file:///w/%2e%2e/etc/passwd', 'file:///wide/a', 'file:///']) {
    await expect(files.read(outside), outside).rejects.toThrow('not trusted');
    expect(await files.stat(outside)).toBeUndefined();
    expect(await files.list(outside)).toEqual([]);
  }
});
