import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAtRevision } from './read-at-revision.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

function repository() {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder.path, '-c', 'user.name=t', '-c', 'user.email=t@example.invalid', ...args], {
      stdio: 'pipe',
    });
  git('init', '-q');
  folder.write('sub/policy.json', 'old');
  git('add', '.');
  git('commit', '-qm', 'first');
  const uri = folder.write('sub/policy.json', 'new');
  return { folder, uri };
}

describe('readAtRevision', () => {
  it('reads a file as it was, by path and by URI', async () => {
    const { folder, uri } = repository();
    expect(await readAtRevision('HEAD', uri)).toBe('old');
    expect(await readAtRevision('HEAD', path.join(folder.path, 'sub/policy.json'))).toBe('old');
  });

  it.each(['--output=x', '-p', '', 'HEAD:other', 'a b', 'a\nb'])('refuses %j', async (revision) => {
    const { uri } = repository();
    await expect(readAtRevision(revision, uri)).rejects.toThrow('is no git revision');
  });

  it('says what is missing', async () => {
    const { folder, uri } = repository();
    await expect(readAtRevision('nowhere', uri)).rejects.toThrow('no revision of this repository');
    await expect(readAtRevision('HEAD', folder.write('sub/other.json', ''))).rejects.toThrow(
      'no other.json at the revision',
    );
    const loose = temporaryFolder().write('policy.json', '');
    await expect(readAtRevision('HEAD', loose)).rejects.toThrow('not lie in a git repository');
  });
});
