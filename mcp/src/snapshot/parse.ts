import { SharedTexts } from '@mcp-policy/engine';
import { validateToolsSnapshot } from '../generated/tools-snapshot.validators.js';
import { isRecord, type JsonRecord, ownText, ownValue } from '../json.ts';
import { byCodeUnit, count, quoted } from '../text.ts';
import type { Snapshot, SnapshotSource, Tool } from './model.ts';
import { readTool } from './tool.ts';

/** UTF-16 code units. The largest listing seen of a real server is under 2 % of this. */
export const longestSnapshot = 64 * 1024 * 1024;

const mostProblems = 5;
/** UTF-16 code units; longer texts are seldom said twice. */
const longestShared = 300;

export interface ParsedSnapshot {
  /** Null when the text cannot be used. With problems and a snapshot, it can be used and the problems should be told. */
  readonly snapshot: Snapshot | null;
  /** In words, ready to be shown; what they quote is escaped. */
  readonly problems: readonly string[];
}

/**
 * Reads a snapshot file, or a bare `{ "tools": [...] }` as a server answers `tools/list`. The text is hostile: nothing in
 * it is fetched, followed or trusted, and a tool called `__proto__` is a tool. Schemas that nest too deep are left out
 * and told; tools come out sorted by name, duplicates kept and told.
 */
export function parseSnapshot(text: string): ParsedSnapshot {
  if (text.length > longestSnapshot) {
    return unusable(`the file is longer than ${longestSnapshot / 1024 / 1024} Mi characters: no server's listing is`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unusable(`the file is not JSON: ${quoted(error instanceof Error ? error.message : String(error), 200)}`);
  }
  if (!isRecord(json)) return unusable('the file holds no object with "tools" in it');
  const version = ownValue(json, 'v');
  if (typeof version === 'number' && version !== 1) {
    return unusable(`the file has format ${version}; this version of MCP Policy reads format 1`);
  }
  if (!validateToolsSnapshot(json)) return { snapshot: null, problems: shapeProblems() };
  return read(json);
}

function read(json: JsonRecord): ParsedSnapshot {
  const problems: string[] = [];
  const tools: Tool[] = [];
  const listed = ownValue(json, 'tools');
  // The tools of one server say the same of their arguments again and again, and a listing is kept while somebody edits a policy.
  const texts = new SharedTexts(longestShared);
  for (const raw of Array.isArray(listed) ? listed : []) {
    const { tool, notes } = readTool(raw, texts);
    problems.push(...notes);
    if (tool !== undefined) tools.push(tool);
  }
  problems.push(...duplicateNames(tools));
  if (ownValue(json, 'nextCursor') !== undefined) {
    problems.push('the listing says that more pages follow ("nextCursor"): tools of later pages are missing here');
  }
  const info = ownValue(json, 'serverInfo');
  const snapshot: Snapshot = {
    v: 1,
    server: ownText(json, 'server'),
    serverInfo: isRecord(info)
      ? { name: ownText(info, 'name') ?? '', version: ownText(info, 'version') ?? '' }
      : undefined,
    protocolVersion: ownText(json, 'protocolVersion'),
    source: readSource(ownValue(json, 'source')),
    takenAt: ownText(json, 'takenAt'),
    tools: sortTools(tools),
  };
  return { snapshot, problems };
}

function readSource(raw: unknown): SnapshotSource | undefined {
  if (!isRecord(raw)) return undefined;
  if (ownText(raw, 'type') === 'http') return { type: 'http', url: ownText(raw, 'url') ?? '' };
  const args = ownValue(raw, 'args');
  return {
    type: 'stdio',
    command: ownText(raw, 'command') ?? '',
    args: Array.isArray(args) ? args.filter((arg) => typeof arg === 'string') : [],
  };
}

/** By name in code-unit order; tools of one name stay in the order they came in. */
export function sortTools(tools: readonly Tool[]): Tool[] {
  return [...tools].sort((a, b) => byCodeUnit(a.name, b.name));
}

/** One sentence for each name that stands more than once: which description a model sees is then anybody's guess. */
export function duplicateNames(tools: readonly Tool[]): string[] {
  const times = new Map<string, number>();
  for (const { name } of tools) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times]
    .filter(([, n]) => n > 1)
    .map(([name, n]) => `${n} tools are called ${quoted(name)}: a policy cannot tell them apart`);
}

function unusable(problem: string): ParsedSnapshot {
  return { snapshot: null, problems: [problem] };
}

function shapeProblems(): string[] {
  // `if` only says that one of its branches failed, and the branch has said so itself.
  const errors = (validateToolsSnapshot.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  const sentences = new Set(
    errors.map(({ instancePath, keyword, message }) => {
      const place = instancePath === '' ? 'the file' : quoted(instancePath.slice(1).replaceAll('/', '.'));
      if (keyword === 'pattern') return `${place} is no RFC 3339 time`;
      return `${place} ${message ?? 'has the wrong shape'}`;
    }),
  );
  const told = [...sentences].slice(0, mostProblems);
  const rest = sentences.size - told.length;
  return rest > 0 ? [...told, `and ${count(rest, 'problem')} more`] : told;
}
