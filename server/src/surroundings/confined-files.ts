import type { Files } from '@mcp-policy/workspace';
import { isIn } from './place.ts';

/**
 * Files of the given folders only. In a workspace that nobody trusts yet, a configuration may name any path; outside the
 * folder there is nothing then, and nothing is read.
 */
export function confineFiles(files: Files, folders: readonly string[]): Files {
  return {
    async read(uri) {
      if (!isIn(uri, folders)) throw new Error('it lies outside the workspace folder, which is not trusted');
      return files.read(uri);
    },
    stat: async (uri) => (isIn(uri, folders) ? files.stat(uri) : undefined),
    list: async (uri) => (isIn(uri, folders) ? files.list(uri) : []),
  };
}
