import { catalogue, catalogueSource } from './lexicon/catalogue.ts';
import type { Category, RiskContext, Signal } from './model.ts';

/** What is published of this very tool: the name *and* the server must be known. */
export function catalogued(
  tool: string,
  context: RiskContext,
): { readonly category: Category; readonly reason: string; readonly why: string } | undefined {
  const alike = catalogue.filter((known) => known.tool === tool);
  if (alike.length === 0) return undefined;
  const names = serverNames(context);
  const entry = alike.find((known) => known.knownAs.some((name) => names.has(name)));
  return entry === undefined
    ? undefined
    : { category: entry.category, reason: entry.reason, why: `judged so for ${entry.server} on ${catalogueSource}` };
}

/** A tool of the same name on another server: evidence, no proof. */
export function namesakes(tool: string, context: RiskContext): readonly Signal[] {
  if (catalogued(tool, context) !== undefined) return [];
  return catalogue
    .filter((known) => known.tool === tool)
    .map((known) => ({
      source: 'catalogue',
      seen: known.tool,
      category: known.category,
      weight: 0.5,
      why: `a tool of this name on another server, ${known.server}, is published as ${known.category}`,
    }));
}

function serverNames(context: RiskContext): ReadonlySet<string> {
  const names: readonly unknown[] = [context.server, context.serverInfo?.name];
  return new Set(names.filter((name) => typeof name === 'string').map(bareName));
}

/** `Zebbern Kali MCP`, `zebbern-kali-mcp` and `zebbern/zebbern-kali-mcp-server` are one server's names: lower case, without owner and suffix. */
function bareName(name: string): string {
  const words = name
    .slice(0, 200)
    .trim()
    .toLowerCase()
    .split(/[\s_-]+/u)
    .join('-');
  const last = words.slice(words.lastIndexOf('/') + 1);
  return last
    .replace(/^mcp-/u, '')
    .replace(/-server$/u, '')
    .replace(/-mcp$/u, '');
}
