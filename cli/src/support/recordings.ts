import { standardInput } from '@mcp-policy/workspace/node';
import { uriOf } from './files.ts';
import { expandGlob } from './globs.ts';
import type { Io } from './io.ts';

/** The recordings that words of the command line name, each once: files, globs of them, `-` for standard input. */
export async function recordingsNamed(io: Io, words: readonly string[]): Promise<readonly string[]> {
  const names = new Map<string, string>();
  for (const word of words) {
    for (const name of await expandGlob(io, word)) {
      const uri = recordingUri(io, name);
      if (!names.has(uri)) names.set(uri, name);
    }
  }
  return [...names.values()];
}

/** What the reader of recordings calls it. */
export function recordingUri(io: Io, name: string): string {
  return name === '-' ? standardInput : uriOf(io, name);
}
