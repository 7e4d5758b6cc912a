import type { Risk, RiskContext, Snapshot, Tool } from '@mcp-policy/mcp';
import type { Facts } from '../facts.ts';
import { KnownRisk } from './known-risk.ts';

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

const judged = new WeakMap<Tool, KnownRisk>();
let newestContext: RiskContext | undefined;
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
  let context = contextOf(facts, tool);
  const before = judged.get(tool);
  if (before && isSameContext(before.context, context)) return before;
  // Kept with each tool, and nearly always the same.
  if (newestContext && isSameContext(newestContext, context)) context = newestContext;
  else newestContext = context;
  const risk = new KnownRisk(tool, context);
  judged.set(tool, risk);
  return risk;
}

function contextOf(facts: RiskGrounds, { name }: Tool): RiskContext {
  const snapshot = facts.snapshot.state === 'found' ? facts.snapshot.snapshot : undefined;
  return {
    server: serverName(facts),
    serverInfo: snapshot?.serverInfo,
    trusted: facts.serverTrusted,
    override: Object.hasOwn(facts.categories, name) ? facts.categories[name] : undefined,
  };
}

function isSameContext(a: RiskContext, b: RiskContext): boolean {
  return (
    a.server === b.server &&
    a.serverInfo === b.serverInfo &&
    a.trusted === b.trusted &&
    a.override?.category === b.override?.category &&
    a.override?.reason === b.override?.reason
  );
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
