import { expect, test } from 'vitest';
import { overlayFiles } from './overlay-files.ts';
import { uriKey } from './uri-key.ts';

test('one file has one key, however an editor spells it', () => {
  expect(uriKey('file:///c%3A/a%20b')).toBe(uriKey('file:///C:/a b'));
  expect(uriKey('file:///w/%E4%BD%A0')).toBe(uriKey('file:///w/你'));
  expect(uriKey('file:///w/100%')).toBe('file:///w/100%');
  expect(uriKey('file:///w/A')).not.toBe(uriKey('file:///w/a'));
});

test('unsaved text wins over the disk, by whatever spelling it is asked for', async () => {
  const disk = {
    read: async () => 'disk',
    stat: async () => ({ type: 'file' as const, size: 4, modified: 5 }),
    list: async () => [],
  };
  const open = new Map([[uriKey('file:///w/a%20b'), { text: 'unsaved' }]]);
  const files = overlayFiles(
    disk,
    (key) => open.get(key),
    () => 9,
  );
  expect(await files.read('file:///w/a b')).toBe('unsaved');
  expect(await files.stat('file:///w/a b')).toMatchObject({ size: 7, modified: 5 });
  expect(await files.read('file:///w/other')).toBe('disk');
});
