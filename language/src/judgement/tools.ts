import { classifyTool, type Risk, type Snapshot, type Tool } from '@mcp-policy/mcp';
import type { CategoryOverride, Facts } from '../facts.ts';

/** What a judgement of risk depends on besides the tool. */
export type RiskGrounds = Pick<Facts, 'snapshot' | 'server' | 'serverTrusted' | 'categories'>;

/** The tools of the snapshot that goes with a policy. */
export interface KnownTools {
  readonly snapshot: Snapshot;
  readonly byName: ReadonlyMap<string, Tool>;
  /** In the snapshot's order, which is by name. */
  readonly names: readonly string[];
}

const known = new WeakMap<Snapshot, KnownTools>();

/** The snapshot's tools by name; undefined when there is no snapshot to read. Built once a snapshot. */
export function knownTools(facts: Pick<Facts, 'snapshot'>): KnownTools | undefined {
  if (facts.snapshot.state !== 'found') return undefined;
  const { snapshot } = facts.snapshot;
  let tools = known.get(snapshot);
  if (!tools) {
    const byName = new Map<string, Tool>();
    for (const tool of snapshot.tools) if (!byName.has(tool.name)) byName.set(tool.name, tool);
    tools = { snapshot, byName, names: [...byName.keys()] };
    known.set(snapshot, tools);
  }
  return tools;
}

interface Judged {
  readonly server: string | undefined;
  readonly trusted: boolean;
  readonly override: CategoryOverride | undefined;
  readonly risk: Risk;
}

const judged = new WeakMap<Tool, Judged>();
const nameOnly = new Map<string, Tool>();

/**
 * The risk of the tool called `name`, by all that is known of it; the same object again while what it depends on is the
 * same. Without a snapshot the name alone is judged. Undefined when there is a snapshot and it has no such tool: then
 * there is nothing to judge.
 */
export function riskOf(facts: RiskGrounds, name: string): Risk | undefined {
  const tools = knownTools(facts);
  const tool = tools ? tools.byName.get(name) : namedTool(name);
  return tool && riskOfTool(facts, tool);
}

/** The risk of a tool of the snapshot. */
export function riskOfTool(facts: RiskGrounds, tool: Tool): Risk {
  const override = Object.hasOwn(facts.categories, tool.name) ? facts.categories[tool.name] : undefined;
  const server = serverName(facts);
  const before = judged.get(tool);
  if (
    before &&
    before.server === server &&
    before.trusted === facts.serverTrusted &&
    before.override?.category === override?.category &&
    before.override?.reason === override?.reason
  )
    return before.risk;
  const snapshot = facts.snapshot.state === 'found' ? facts.snapshot.snapshot : undefined;
  const risk = classifyTool(tool, {
    ...(server === undefined ? {} : { server }),
    ...(snapshot?.serverInfo === undefined ? {} : { serverInfo: snapshot.serverInfo }),
    trusted: facts.serverTrusted,
    ...(override === undefined ? {} : { override }),
  });
  judged.set(tool, { server, trusted: facts.serverTrusted, override, risk });
  return risk;
}

/** The server's key in the MCP configuration: as the workspace says, else as the snapshot says. */
export function serverName(facts: RiskGrounds): string | undefined {
  return facts.server ?? (facts.snapshot.state === 'found' ? facts.snapshot.snapshot.server : undefined);
}

/** One object a name, so that its risk is judged once; forgotten when there are too many. */
function namedTool(name: string): Tool {
  let tool = nameOnly.get(name);
  if (!tool) {
    if (nameOnly.size > 20_000) nameOnly.clear();
    tool = { name };
    nameOnly.set(name, tool);
  }
  return tool;
}
