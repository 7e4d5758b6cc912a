import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 take less memory for this process. It would let its space for young objects grow to 32 MB while a large policy is opened, and
 * never give them back, where an edit makes less than one; and have the heap grow to several times what is in use before it collects
 * what is not. So the first stays as it is, and garbage may be three fifths of what is in use: edits take as long as before (bench/README.md).
 * A later V8 that does not know one of the flags says so on standard error, and goes on. Electron freezes its own, and is left alone.
 */
export function holdHeap(): void {
  if (process.versions.electron === undefined)
    setFlagsFromString('--semi-space-growth-factor=1 --heap-growing-percent=60');
}
