import { setFlagsFromString } from 'node:v8';

/** Flags of V8. Compiled code is taken from an earlier process only where they are the same (code-cache.ts). */
const held = [
  // The space for young objects stays as it is: it would grow to 32 MB while a large policy is opened, and an edit makes one or two.
  '--semi-space-growth-factor=1',
  // Garbage is three fifths of what is in use, at most: it would be several times as much.
  '--heap-growing-percent=60',
  // Compiled code stays, though it has not run for a few collections: it is kept for the next start.
  '--no-flush-bytecode',
];
/** The space for young objects grows once, fourfold to 4 MB: what a server consists of outlives it, and would fill it several times. */
const growing = ['--semi-space-growth-factor=4'];

export const flags = [...held, ...growing];

/** Electron freezes its own. A later V8 that does not know a flag says so on standard error, and goes on. */
function set(some: readonly string[]): void {
  if (process.versions.electron === undefined) setFlagsFromString(some.join(' '));
}

/** Has V8 take less memory for this process than it would (bench/README.md). */
export function holdHeap(): void {
  set(held);
}

/** Does what makes all that stays for good, and lets the space for young objects grow with it. */
export function growingHeap<T>(load: () => T): T {
  set(growing);
  try {
    return load();
  } finally {
    set(held);
  }
}
