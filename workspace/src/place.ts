import { snapshotFileName } from '@mcp-policy/mcp';
import type { Files } from './files.ts';
import { foldersUpward, joinUri, parentUri, relativePath, withoutSlash } from './uri.ts';

/** The name of the folder that holds a workspace's configuration, snapshots and recordings. */
export const policyFolder = '.mcp-policy';

/** URI of the file in which a server's snapshot is kept, below the folder that holds (or will hold) `.mcp-policy/`. */
export function snapshotUriOf(root: string, server: string): string {
  return joinUri(root, policyFolder, 'snapshots', snapshotFileName(server));
}

export interface Place {
  /** The folder that holds `.mcp-policy/`, else the workspace folder, else the document's own folder. */
  readonly root: string;
  /** URI of `.mcp-policy/` when there is one. */
  readonly policyFolder: string | undefined;
  /** The workspace folder that the document lies in; undefined for a loose file. */
  readonly folder: string | undefined;
}

/** The innermost of `folders` that `uri` lies in. */
export function folderOf(uri: string, folders: readonly string[]): string | undefined {
  const holding = folders.filter((folder) => relativePath(folder, uri) !== undefined);
  return holding.sort((a, b) => b.length - a.length).map(withoutSlash)[0];
}

/**
 * Finds the nearest `.mcp-policy/` upward from a file (or from a folder, when `uri` is one of `folders`), not above its
 * workspace folder. A loose file has none.
 */
export async function findPlace(uri: string, files: Files, folders: readonly string[]): Promise<Place> {
  const folder = folderOf(uri, folders);
  const own = folder !== undefined && relativePath(folder, uri) === '' ? folder : (parentUri(uri) ?? uri);
  if (folder === undefined) return { root: own, policyFolder: undefined, folder };
  for (const candidate of foldersUpward(own, folder)) {
    const below = joinUri(candidate, policyFolder);
    const stat = await files.stat(below);
    if (stat?.type === 'directory' && !stat.linked) return { root: candidate, policyFolder: below, folder };
  }
  return { root: folder, policyFolder: undefined, folder };
}

/** The innermost git root upward from `uri`: what the command line takes for a workspace folder. */
export async function findGitRoot(uri: string, files: Files): Promise<string | undefined> {
  for (let folder: string | undefined = uri; folder !== undefined; folder = parentUri(folder)) {
    if ((await files.stat(joinUri(folder, '.git'))) !== undefined) return folder;
  }
  return undefined;
}
