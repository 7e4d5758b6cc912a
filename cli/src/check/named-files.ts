import { findPolicies } from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { failed } from '../support/failure.ts';
import { isPolicy, shownPath, uriOf } from '../support/files.ts';
import { expandGlob } from '../support/globs.ts';
import type { Io } from '../support/io.ts';

/** Stands for standard input among the names of files. */
export const standardInput = '-';

/**
 * The files that one word of the command line means. A folder stands for the policies below it. So does a glob for those that
 * match it: what it finds was not named one by one, and `*.json` finds more than policies. Fails when there is none.
 */
export async function filesOf(word: string, io: Io): Promise<readonly string[]> {
  if (word === standardInput) return [word];
  const names = await expandGlob(io, word);
  if (names.length === 1 && names[0] === word) return (await isFolder(word, io)) ? policiesBelow(word, io) : [word];
  const policies: string[] = [];
  for (const name of names) if (await holdsPolicy(name, io)) policies.push(name);
  if (policies.length === 0) throw failed(`no file that matches ${shownPath(word)} is a policy.`);
  return policies;
}

/** Without any name: every policy below the current folder. */
export async function policiesBelow(folder: string, io: Io): Promise<readonly string[]> {
  const found = await findPolicies(uriOf(io, folder), nodeFiles, isPolicy, 'everything');
  if (found.length === 0) {
    const name = folder === '.' ? 'the current folder' : shownPath(folder);
    throw failed(
      `there is no policy below ${name}: no policy.json, *.policy.json or *.mcp-policy.json with one in it. "mcp-policy init" writes one.`,
    );
  }
  return found.map(({ path }) => (folder === '.' ? path : `${folder.replace(/[/\\]+$/, '')}/${path}`));
}

async function isFolder(name: string, io: Io): Promise<boolean> {
  return (await nodeFiles.stat(uriOf(io, name)))?.type === 'directory';
}

/** By its name, or by its content whatever it is called. What cannot be read counts: checking it will say why. */
async function holdsPolicy(name: string, io: Io): Promise<boolean> {
  try {
    const text = await nodeFiles.read(uriOf(io, name));
    return isPolicy(text, name) || (/\S/.test(text) && isPolicy(text, 'policy.json'));
  } catch {
    return true;
  }
}
