import { setFlagsFromString } from 'node:v8';

/** Flags of V8. Compiled code is taken from an earlier process only where they are the same (code-cache.ts). */
const held = [
  // The space for young objects stays as it is: it would grow to 32 MB while a large policy is opened, and an edit makes one or two.
  '--semi-space-growth-factor=1',
  // Garbage is half of what is in use, at most: it would be several times as much.
  '--heap-growing-percent=50',
  // Compiled code stays, though it has not run for a few collections: it is kept for the next start.
  '--no-flush-bytecode',
];
/** The space for young objects grows once, to three times its size: as it is, an edit would fill it more than once. */
const growing = ['--semi-space-growth-factor=3'];

export const flags = [...held, ...growing];

/** Electron freezes its own. A later V8 that does not know a flag says so on standard error, and goes on. */
function set(some: readonly string[]): void {
  if (process.versions.electron === undefined) setFlagsFromString(some.join(' '));
}

/** Has V8 take less memory for this process than it would (bench/README.md). */
export function holdHeap(): void {
  set(held);
}

/** Makes what stays for good, and lets the space for young objects grow with it. */
export function growingHeap<T>(make: () => T): T {
  set(growing);
  try {
    return make();
  } finally {
    set(held);
  }
}
