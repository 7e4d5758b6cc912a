import { catalogue, catalogueSource } from './lexicon/catalogue.ts';
import type { Category, RiskContext, Signal } from './model.ts';

/** What is published of this very tool: the name *and* the server must be known. */
export function catalogued(
  tool: string,
  context: RiskContext,
): { readonly category: Category; readonly reason: string; readonly why: string } | undefined {
  const names = serverNames(context);
  const entry = catalogue.find((known) => known.tool === tool && known.knownAs.some((name) => names.has(name)));
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
  return new Set(names.filter((name) => typeof name === 'string').map((name) => name.trim().toLowerCase()));
}
