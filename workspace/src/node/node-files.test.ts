import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from './node-files.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('nodeFiles', () => {
  it('reads, asks and lists', async () => {
    const folder = temporaryFolder();
    const uri = folder.write('b c.txt', 'text');
    folder.write('a/x', '');
    expect(await nodeFiles.read(uri)).toBe('text');
    expect(await nodeFiles.list(folder.uri)).toEqual(['a', 'b c.txt']);
    expect(await nodeFiles.stat(uri)).toMatchObject({ type: 'file', size: 4, linked: false });
    expect(await nodeFiles.stat(folder.uri)).toMatchObject({ type: 'directory' });
  });

  it('tells a link from what it leads to', async () => {
    const folder = temporaryFolder();
    folder.write('a', 'text');
    symlinkSync(path.join(folder.path, 'a'), path.join(folder.path, 'link'));
    expect(await nodeFiles.stat(`${folder.uri}/link`)).toMatchObject({ type: 'file', size: 4, linked: true });
  });

  it('has nothing where nothing is, and nothing of another scheme', async () => {
    const { uri } = temporaryFolder();
    for (const missing of [`${uri}/none`, 'untitled:x', 'no uri']) {
      expect(await nodeFiles.stat(missing)).toBeUndefined();
      expect(await nodeFiles.list(missing)).toEqual([]);
      await expect(nodeFiles.read(missing)).rejects.toThrow();
    }
    await expect(nodeFiles.read(`${uri}/none`)).rejects.toThrow('there is no such file');
    await expect(nodeFiles.read(uri)).rejects.toThrow('it is a folder');
  });
});
