import { sortKeys } from '../json.ts';
import type { Snapshot, Tool } from './model.ts';
import { sortTools } from './parse.ts';

/**
 * The text of a snapshot file: two spaces, a line feed at the end, members in one fixed order, keys of schemas sorted
 * and tools sorted by name, so that a `git diff` shows what changed at the server and nothing else. What
 * `parseSnapshot` read comes out with the same meaning; absent members stay absent.
 */
export function serializeSnapshot(snapshot: Snapshot): string {
  const { server, serverInfo, protocolVersion, source, takenAt } = snapshot;
  const tools = sortTools(snapshot.tools).map(orderTool);
  // A listing without its origin stays bare: with `v` it would claim to be complete.
  const complete = server !== undefined && source !== undefined && takenAt !== undefined;
  const json = {
    v: complete ? 1 : undefined,
    server,
    serverInfo: serverInfo && { name: serverInfo.name, version: serverInfo.version },
    protocolVersion,
    source:
      source?.type === 'stdio' ? { type: source.type, command: source.command, args: source.args } : orderHttp(source),
    takenAt,
    tools,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function orderHttp(source: { readonly type: 'http'; readonly url: string } | undefined) {
  return source && { type: source.type, url: source.url };
}

function orderTool({ name, title, description, inputSchema, outputSchema, annotations }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: sortKeys(inputSchema),
    outputSchema: sortKeys(outputSchema),
    annotations: sortKeys(annotations),
  };
}
