import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { type Guard, guardGroup } from './guard.ts';

const windows = process.platform === 'win32';
/** How often to look whether a group is gone, in milliseconds. */
const look = 20;
/** A server that ends when its input ends gets this long to do so. */
const politeMs = 300;
/** After SIGTERM, before SIGKILL. */
const graceMs = 2_000;
/** After SIGKILL nothing can delay the end but the kernel. */
const finalMs = 500;

/** Leaders of the groups that must not outlive this process, each with what sees to it when this process is killed. */
const living = new Map<number, Guard | undefined>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Whether the child that is about to be spawned can lead a group of its own. On Windows there are no groups; `taskkill`
 * walks the tree instead.
 */
export const groupOptions = windows ? { detached: false, windowsHide: true } : { detached: true };

/** From now on the child and everything it starts ends with this process, however this process ends (on Windows: short of being killed). */
export function adopt(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (living.size === 0) {
    process.on('exit', killAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  living.set(child.pid, windows ? undefined : guardGroup(child.pid));
}

/**
 * Ends a child with all its descendants in its group: first its input, then SIGTERM, then SIGKILL. Resolves when the group
 * is gone, or when nothing more can be done. A descendant that opened a session of its own has left the group; it is
 * out of reach.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  child.stdin?.end();
  await until(() => child.exitCode !== null || child.signalCode !== null, politeMs);
  if (isAlive(pid)) {
    if (windows) await killTree(pid);
    else send(pid, 'SIGTERM');
    if (!(await until(() => !isAlive(pid), graceMs))) {
      send(pid, 'SIGKILL');
      await until(() => !isAlive(pid), finalMs);
    }
  }
  living.get(pid)?.dismiss();
  living.delete(pid);
  if (living.size === 0) {
    process.off('exit', killAll);
    for (const signal of signals) process.off(signal, onSignal);
  }
}

/** True while any process of the group of this leader is there. */
function isAlive(leader: number): boolean {
  return send(leader, 0);
}

function send(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(windows ? leader : -leader, signal);
  } catch {
    return false;
  }
}

function killAll(): void {
  for (const pid of living.keys()) {
    if (windows) spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { windowsHide: true });
    else send(pid, 'SIGKILL');
  }
}

function onSignal(signal: NodeJS.Signals): void {
  killAll();
  // Listening for a signal takes away its effect. When nobody else listens, the effect was meant.
  if (process.listenerCount(signal) > 1) return;
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}

function killTree(pid: number): Promise<void> {
  return new Promise((resolve) => {
    const killer = spawn('taskkill', ['/T', '/F', '/PID', String(pid)], { windowsHide: true, stdio: 'ignore' });
    killer.once('error', () => resolve());
    killer.once('exit', () => resolve());
  });
}

/** Waits for a condition that nothing announces: a group has no exit event. False when the time is up. */
async function until(condition: () => boolean, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, look));
  }
  return true;
}
