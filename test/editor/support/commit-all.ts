import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const author = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.invalid', '-c', 'commit.gpgsign=false'];

/** Makes a folder a git repository with all its files in one commit. */
export async function commitAll(folder: string): Promise<void> {
  const git = (...args: readonly string[]) => run('git', ['-C', folder, ...author, ...args]);
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-qm', 'Begin');
}
