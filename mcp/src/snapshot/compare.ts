import { canonicalText } from '../json.ts';
import { byCodeUnit, quoted } from '../text.ts';
import type { Snapshot, SnapshotDifference, SnapshotSource, Tool } from './model.ts';
import { findRenames } from './renames.ts';
import { schemaChanges } from './schema-changes.ts';
import { textChange } from './text-change.ts';

const hints = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
} as const;

/**
 * What changed from one snapshot to the next, sorted by tool: the server itself first. Empty when both list the same and
 * come from the same server, whenever they were taken.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotDifference[] {
  const server = serverChanges(before, after);
  const differences = compareTools(before.tools, after.tools);
  return server.length === 0 ? differences : [{ kind: 'server', tool: '', details: server }, ...differences];
}

/**
 * True when a policy that was reviewed with one listing needs no second look with the other: the tools are the same,
 * word for word. A new version of the server alone changes nothing that a policy decides.
 */
export function sameTools(before: Snapshot, after: Snapshot): boolean {
  return compareTools(before.tools, after.tools).length === 0;
}

function compareTools(before: readonly Tool[], after: readonly Tool[]): SnapshotDifference[] {
  const old = byName(before);
  const now = byName(after);
  const gone = [...old.keys()].filter((name) => !now.has(name));
  const fresh = [...now.keys()].filter((name) => !old.has(name));
  const renames = findRenames(pick(old, gone), pick(now, fresh));
  const differences: SnapshotDifference[] = [];
  for (const { from, to } of renames) {
    const details = [`${quoted(from.name)} is now called ${quoted(to.name)}`, ...toolChanges(from, to)];
    differences.push({ kind: 'renamed', tool: to.name, from: from.name, details });
  }
  const renamedFrom = new Set(renames.map(({ from }) => from.name));
  const renamedTo = new Set(renames.map(({ to }) => to.name));
  for (const name of gone) {
    if (!renamedFrom.has(name)) {
      differences.push({ kind: 'removed', tool: name, details: ['the server no longer offers this tool'] });
    }
  }
  for (const [name, tools] of now) {
    const earlier = old.get(name);
    if (earlier !== undefined) {
      const details = changesOf(earlier, tools);
      if (details.length > 0) differences.push({ kind: 'changed', tool: name, details });
    } else if (!renamedTo.has(name)) {
      differences.push({ kind: 'added', tool: name, details: tools.map(introduction) });
    }
  }
  return differences.sort((a, b) => byCodeUnit(a.tool, b.tool));
}

/** Tools by name, in order. A name may stand for several: servers are told not to, and some do. */
function byName(tools: readonly Tool[]): Map<string, readonly Tool[]> {
  const found = new Map<string, Tool[]>();
  for (const tool of tools) {
    const same = found.get(tool.name);
    if (same === undefined) found.set(tool.name, [tool]);
    else same.push(tool);
  }
  return found;
}

function pick(tools: ReadonlyMap<string, readonly Tool[]>, names: readonly string[]): Tool[] {
  return names.flatMap((name) => {
    const found = tools.get(name) ?? [];
    return found.length === 1 ? found : [];
  });
}

function changesOf(before: readonly Tool[], after: readonly Tool[]): string[] {
  const [first, ...others] = before;
  const [now, ...othersNow] = after;
  if (first !== undefined && now !== undefined && others.length === 0 && othersNow.length === 0) {
    return toolChanges(first, now);
  }
  if (canonicalText(before) === canonicalText(after)) return [];
  if (before.length === after.length) return [`the ${after.length} tools of this name changed`];
  return [`the server listed this name ${before.length}×, now ${after.length}×`];
}

function toolChanges(before: Tool, after: Tool): string[] {
  return [
    ...textChange('title', before.title, after.title),
    ...textChange('description', before.description, after.description),
    ...schemaChanges('args', before.inputSchema, after.inputSchema),
    ...schemaChanges('result', before.outputSchema, after.outputSchema),
    ...annotationChanges(before, after),
  ];
}

function annotationChanges(before: Tool, after: Tool): string[] {
  const changes = textChange('annotations.title', before.annotations?.title, after.annotations?.title);
  for (const [hint, absent] of Object.entries(hints)) {
    if (!isHint(hint)) continue;
    const was = before.annotations?.[hint];
    const is = after.annotations?.[hint];
    if (was === is) continue;
    const said = (value: boolean | undefined) => (value === undefined ? `not said (means ${absent})` : String(value));
    changes.push(`annotation ${hint}: ${said(was)} → ${said(is)}`);
  }
  return changes;
}

function isHint(name: string): name is keyof typeof hints {
  return Object.hasOwn(hints, name);
}

function introduction({ description }: Tool): string {
  return description === undefined ? 'new, without a description' : `new: ${quoted(description, 200)}`;
}

function serverChanges(before: Snapshot, after: Snapshot): string[] {
  const changes: string[] = [];
  const compare = (what: string, was: string | undefined, is: string | undefined) => {
    // A bare listing does not say: silence is no change.
    if (was !== undefined && is !== undefined && was !== is) changes.push(`${what}: ${quoted(was)} → ${quoted(is)}`);
  };
  compare('the server calls itself', before.serverInfo?.name, after.serverInfo?.name);
  compare('its version', before.serverInfo?.version, after.serverInfo?.version);
  compare('protocol version', before.protocolVersion, after.protocolVersion);
  compare('it is reached by', sourceText(before.source), sourceText(after.source));
  return changes;
}

function sourceText(source: SnapshotSource | undefined): string | undefined {
  if (source === undefined) return undefined;
  return source.type === 'http' ? source.url : [source.command, ...source.args].join(' ');
}
