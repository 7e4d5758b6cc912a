import type { ServerDefinition } from '@mcp-policy/mcp';
import type { TakeOptions } from '@mcp-policy/mcp/client';
import { snapshotUriOf } from '../place.ts';
import { nameOfUri, parentUri } from '../uri.ts';
import { type KeepOptions, keepListing, type RefreshResult } from './keep-listing.ts';
import { nodeFiles } from './node-files.ts';

export interface RefreshOptions {
  readonly server: ServerDefinition;
  /** URI of the folder that holds, or will hold, `.mcp-policy/`. */
  readonly root: string;
  /** Write over a different baseline. */
  readonly accept?: boolean;
  /** Write nothing, whatever is found. */
  readonly compareOnly?: boolean;
  /** URI to write to instead of `.mcp-policy/snapshots/<server>.json`; what stands there is the baseline. */
  readonly snapshotUri?: string;
  /** Values for `${input:id}`, by id. */
  readonly inputs?: ReadonlyMap<string, string>;
  /** Milliseconds until the server must have answered. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks a server for its tools and keeps them as the baseline, as `keepListing` does. Starts the server: asking whether that
 * is wanted is the caller's part. Never rejects, and never loses the old baseline.
 */
export async function refreshSnapshot(options: RefreshOptions): Promise<RefreshResult> {
  const { takeSnapshot } = await mcpClient();
  const taken = await takeSnapshot(options.server, takeOptions(options));
  return keepListing(taken, keepOptions(options));
}

/** It is the largest thing that command line and server bring, and few runs need it. */
export function mcpClient() {
  return import('@mcp-policy/mcp/client');
}

export function takeOptions({ server, root, inputs, timeoutMs, signal }: RefreshOptions): TakeOptions {
  return {
    variables: (name) => (name.startsWith('input:') ? inputs?.get(name.slice('input:'.length)) : undefined),
    workspaceFolder: folderOfServer(server) ?? root,
    readFile: (file) => nodeFiles.read(file),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(signal && { signal }),
  };
}

export function keepOptions({ server, root, snapshotUri, accept, compareOnly }: RefreshOptions): KeepOptions {
  return {
    name: server.name,
    uri: snapshotUri ?? snapshotUriOf(root, server.name),
    root: snapshotUri === undefined ? root : undefined,
    accept: accept ?? false,
    compareOnly: compareOnly ?? false,
  };
}

/** The folder whose configuration names the server: what `${workspaceFolder}` means in it. */
function folderOfServer({ origin }: ServerDefinition): string | undefined {
  const folder = origin === undefined ? undefined : parentUri(origin);
  if (folder === undefined) return undefined;
  return ['.vscode', '.cursor'].includes(nameOfUri(folder)) ? parentUri(folder) : folder;
}
