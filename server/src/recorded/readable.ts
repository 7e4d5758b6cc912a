import type { Files } from '@mcp-policy/workspace';

/** Bytes of recordings that are read without being asked for. What is packed is counted as what it may unpack to. */
const most = 50 * 1024 * 1024;
const packing = 10;

export interface SizedRecordings {
  readonly uris: readonly string[];
  /** Differs when one of them has changed. */
  readonly stamp: string;
}

/**
 * Those of `uris` that may be read in the background, all together: what is larger waits until somebody asks. `'all'` takes all or
 * none, for what would be wrong in part.
 */
export async function readable(files: Files, uris: readonly string[], take: 'some' | 'all'): Promise<SizedRecordings> {
  const read: string[] = [];
  const stamps: string[] = [];
  let left = most;
  for (const uri of uris) {
    const found = await files.stat(uri).catch(() => undefined);
    if (found?.type !== 'file') continue;
    const size = found.size * (uri.endsWith('.gz') ? packing : 1);
    if (size > left && take === 'all') return { uris: [], stamp: '' };
    if (size > left) continue;
    left -= size;
    read.push(uri);
    stamps.push(`${uri} ${found.size} ${found.modified}`);
  }
  return { uris: read, stamp: stamps.join('\n') };
}
