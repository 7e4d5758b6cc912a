import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's space for young objects at its first size, for the life of this process. While a large policy is opened V8 would take
 * 32 MB for it and never give them back; an edit makes less than one. Electron freezes the flags of its V8, and is left alone.
 */
export function holdYoungSpace(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--semi-space-growth-factor=1');
}
