import { bareUrl, maskArgs } from '../server/mask.ts';
import type { ServerDefinition } from '../server/model.ts';
import type { Snapshot, SnapshotSource, Tool } from './model.ts';
import { duplicateNames, sortTools } from './parse.ts';
import { readTool } from './tool.ts';

/** What a server said of itself and its tools, before anybody looked at it. */
export interface Listing {
  readonly serverInfo: { readonly name: string; readonly version: string } | undefined;
  readonly protocolVersion: string | undefined;
  /** RFC 3339. */
  readonly takenAt: string;
  /** The entries of every page of `tools/list`, in order. */
  readonly tools: readonly unknown[];
}

/**
 * A snapshot of what was listed, with what had to be left out in words. It keeps of a tool only what a policy can be
 * judged by, and of the configuration only what may be committed: never an environment value, a header, a query, or an
 * argument that looks like a secret.
 */
export function createSnapshot(
  definition: ServerDefinition,
  listing: Listing,
): { readonly snapshot: Snapshot; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const tools: Tool[] = [];
  for (const raw of listing.tools) {
    const read = readTool(raw);
    notes.push(...read.notes);
    if (read.tool !== undefined) tools.push(read.tool);
  }
  notes.push(...duplicateNames(tools));
  const { serverInfo, protocolVersion, takenAt } = listing;
  return {
    snapshot: {
      v: 1,
      server: definition.name,
      serverInfo,
      protocolVersion,
      source: sourceOf(definition),
      takenAt,
      tools: sortTools(tools),
    },
    notes,
  };
}

function sourceOf(definition: ServerDefinition): SnapshotSource {
  if (definition.type !== 'stdio') return { type: 'http', url: bareUrl(definition.url) };
  return { type: 'stdio', command: definition.command, args: maskArgs(definition.args) };
}
