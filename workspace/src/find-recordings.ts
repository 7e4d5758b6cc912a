import type { PolicyEntry } from './config/model.ts';
import type { Files } from './files.ts';
import { compileGlob } from './glob.ts';
import { policyFolder } from './place.ts';
import { joinUri } from './uri.ts';
import { type FoundFile, walk } from './walk.ts';

const endings = ['jsonl', 'json', 'har', 'log'].flatMap((ending) => [ending, `${ending}.gz`]);
const standard = endings.map((ending) => `${policyFolder}/recordings/*.${ending}`);
const deepest = 12;

export interface FoundRecordings {
  /** URIs, newest first. */
  readonly recordings: readonly string[];
  /** In words: globs that are not used. */
  readonly problems: readonly string[];
}

/** The recordings that go with a policy: those its entry in config.json names, else all of `.mcp-policy/recordings/`. */
export async function findRecordings(
  root: string,
  entry: PolicyEntry | undefined,
  files: Files,
): Promise<FoundRecordings> {
  const found = new Map<string, FoundFile>();
  const problems: string[] = [];
  for (const pattern of entry?.recordings ?? standard) {
    const glob = compileGlob(pattern);
    if (!glob.ok) {
      problems.push(glob.problem);
      continue;
    }
    const names = glob.base === '' ? [] : glob.base.split('/').filter((name) => name !== '.');
    const prefix = names.length === 0 ? '' : `${names.join('/')}/`;
    const matching = await walk(files, joinUri(root, ...names), {
      depth: Math.min(glob.depth ?? deepest, deepest),
      enter: (name) => name !== 'node_modules' && name !== '.git',
      wants: (_, path) => glob.matches(prefix + path),
    });
    for (const file of matching) found.set(file.uri, file);
  }
  const newestFirst = [...found.values()].sort((a, b) => b.modified - a.modified || (a.uri < b.uri ? -1 : 1));
  return { recordings: newestFirst.map(({ uri }) => uri), problems };
}
