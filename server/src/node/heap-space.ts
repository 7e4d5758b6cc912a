import { setFlagsFromString } from 'node:v8';

/** Flags of V8. */
export const flags = [
  // The space for young objects stays as it is: it would grow to 32 MB while a large policy is opened, and an edit makes less than one.
  '--semi-space-growth-factor=1',
  // Garbage is half of what is in use, at most: it would be several times as much.
  '--heap-growing-percent=50',
  // Compiled code stays, though it has not run for a few collections: it is kept for the next start (code-cache.ts).
  '--no-flush-bytecode',
];

/**
 * Has V8 take less memory for this process; edits take as long as before (bench/README.md). A later V8 that does not know one of the
 * flags says so on standard error, and goes on. Electron freezes its own, and is left alone.
 */
export function holdHeap(): void {
  if (process.versions.electron === undefined) setFlagsFromString(flags.join(' '));
}
