import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const longest = 64 * 1024 * 1024;

/**
 * The text of a file (its path, or a `file:` URI) as it was at a git revision. Rejects with a reason in words. Runs git
 * without a shell, and no revision is ever read as an option.
 */
export async function readAtRevision(revision: string, file: string): Promise<string> {
  if (revision === '' || revision.startsWith('-') || /[\s:\p{Cc}]/u.test(revision)) {
    throw new Error(`${JSON.stringify(revision)} is no git revision`);
  }
  const full = path.resolve(file.startsWith('file:') ? fileURLToPath(file) : file);
  // `./`: relative to the folder that git is started in. `cat-file` runs no filter and no pager.
  const object = `${revision}:./${path.basename(full)}`;
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', path.dirname(full), 'cat-file', 'blob', object], {
      encoding: 'utf8',
      maxBuffer: longest,
      timeout: 60_000,
      windowsHide: true,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
    return stdout;
  } catch (error) {
    throw new Error(reasonOf(error, revision, path.basename(full)), { cause: error });
  }
}

function reasonOf(error: unknown, revision: string, name: string): string {
  const at = JSON.stringify(revision);
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed, or the folder does not exist';
  if ('code' in error && error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `${name} at ${at} is larger than 64 MiB`;
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  if (said.includes('not a git repository')) return 'the policy does not lie in a git repository';
  if (/does not exist in|exists on disk, but not in/.test(said)) return `there is no ${name} at the revision ${at}`;
  if (/invalid object name|Not a valid object name|unknown revision|bad revision/.test(said)) {
    return `${at} is no revision of this repository, or has no ${name}`;
  }
  return `git could not read ${name} at ${at}`;
}
