import { spawn } from 'node:child_process';

export interface Guard {
  /** The group has ended; nothing is to be killed any more. */
  dismiss(): void;
}

/**
 * Waits for a word on its input. When the input ends without one, whoever was to say it is gone, however it went (SIGKILL and a crash
 * leave no time to tidy up), and the group goes too. The shell's own `read` and `kill`: nothing else has to be there.
 */
const script = 'read -r word; [ "$word" = done ] || kill -9 "-$1"';

/**
 * Sees to it that the process group of `leader` does not outlive this process. Only where there are groups. A machine without
 * `/bin/sh` has no guard, and the server is then ended by whatever else ends it.
 */
export function guardGroup(leader: number): Guard {
  const guard = spawn('/bin/sh', ['-c', script, 'mcp-policy-guard', String(leader)], {
    // A group of its own: what ends ours must not end it first.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  // It watches over this process and keeps it from nothing.
  guard.unref();
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref();
  return { dismiss: () => guard.stdin.end('done\n') };
}
