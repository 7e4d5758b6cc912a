import { joinUri, relativePath } from '@mcp-policy/workspace';

/**
 * Where a policy is looked up: its own URI, and for a document that was never saved the place in the workspace that it is
 * likely to get, so that a new policy is checked against the tools at once. Undefined when it belongs nowhere.
 */
export function placeOf(uri: string, folders: readonly string[]): string | undefined {
  if (!uri.startsWith('untitled:')) return uri;
  const path = uri.slice('untitled:'.length);
  if (path.startsWith('/')) {
    const file = `file://${path.replace(/^\/\//, '')}`;
    if (isIn(file, folders)) return file;
  }
  const [only, second] = folders;
  return only === undefined || second !== undefined ? undefined : joinUri(only, 'policy.json');
}

/** Whether `uri` is one of `folders` or lies in one. */
export const isIn = (uri: string, folders: readonly string[]): boolean =>
  folders.some((folder) => relativePath(folder, uri) !== undefined);
