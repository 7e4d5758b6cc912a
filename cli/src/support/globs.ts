import path from 'node:path';
import { compileGlob, walk } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { failed, usage } from './failure.ts';
import { shownPath, uriOf } from './files.ts';
import type { Io } from './io.ts';

const magic = /[*?[\]{}]/;
const foreign = new Set(['node_modules', '.git']);

/**
 * The files that a word of the command line means: itself, or what matches it when it is a glob that the shell has left as it
 * is (quoted, or a shell that knows no `**`). A file that is called just so is itself. Sorted; fails when nothing matches.
 */
export async function expandGlob(io: Io, word: string): Promise<readonly string[]> {
  if (!magic.test(word) || (await nodeFiles.stat(uriOf(io, word))) !== undefined) return [word];
  const pattern = path.sep === '\\' ? word.replaceAll('\\', '/') : word;
  const names = pattern.split('/');
  // What stands before the first star is a path like any other: it may be absolute, or lead upward.
  const fixed = names.findIndex((name) => magic.test(name));
  const base = names.slice(0, fixed).join('/');
  const start = fixed === 0 ? '.' : base === '' ? '/' : base;
  const glob = compileGlob(names.slice(fixed).join('/'));
  if (!glob.ok) throw usage(`${glob.problem}.`);
  const found = await walk(nodeFiles, uriOf(io, start), {
    depth: glob.depth ?? 64,
    most: Number.POSITIVE_INFINITY,
    thorough: true,
    enter: (name) => !foreign.has(name),
    wants: (_, relative) => glob.matches(relative),
  });
  if (found.length === 0) throw failed(`no file matches ${shownPath(word)}.`);
  const prefix = fixed === 0 ? '' : `${base}/`;
  return found.map((file) => prefix + file.path).sort();
}
