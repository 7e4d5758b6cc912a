import type { Files } from './files.ts';
import { policyFolder } from './place.ts';
import { joinUri } from './uri.ts';
import { type FoundFile, walk } from './walk.ts';

/** Whether a text is a policy, by its content: `detectPolicy` of the language room, handed in by whoever has it. */
export type PolicyDetector = (text: string, fileName: string) => boolean;

const longestPolicy = 64 * 1024 * 1024;

/**
 * How far a search goes. `place`: what belongs together, so folders that hold a `.mcp-policy/` of their own and hidden folders
 * are left out, and there is an end, since an editor asks for it while it is used. `everything`: all that lies below.
 */
export type Reach = 'place' | 'everything';

/** Nobody writes a policy in these, and they may hold a hundred thousand files. */
const foreign = new Set(['node_modules', '.git', '.hg', '.svn']);

/** A name that a policy may have. `*.mcp-policy.json` is one by its name alone. */
export function mayBePolicy(fileName: string): boolean {
  return fileName === 'policy.json' || /.\.(?:mcp-)?policy\.json$/.test(fileName);
}

/** The policies below a folder, by name and, with a detector, by content; sorted by path. */
export async function findPolicies(
  root: string,
  files: Files,
  isPolicy?: PolicyDetector,
  reach: Reach = 'place',
): Promise<FoundFile[]> {
  const candidates = await walk(files, root, {
    ...(reach === 'place' ? { depth: 8 } : { depth: 64, most: Number.POSITIVE_INFINITY, thorough: true }),
    wants: mayBePolicy,
    enter: async (name, uri) => {
      if (foreign.has(name)) return false;
      if (reach === 'everything' || name === policyFolder) return true;
      return !name.startsWith('.') && (await files.stat(joinUri(uri, policyFolder))) === undefined;
    },
  });
  const found: FoundFile[] = [];
  for (const file of candidates) if (await isOne(file, files, isPolicy)) found.push(file);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function isOne(file: FoundFile, files: Files, isPolicy: PolicyDetector | undefined): Promise<boolean> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (isPolicy === undefined || name.endsWith('.mcp-policy.json')) return true;
  if (file.size > longestPolicy) return false;
  try {
    return isPolicy(await files.read(file.uri), name);
  } catch {
    return false;
  }
}
