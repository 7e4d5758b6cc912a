import { recommendRule } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { printInline, printLines, type Style } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { usedCounters } from '../../judgement/counters.ts';
import { indexOf } from '../../judgement/policy-index.ts';
import { riskOfTool } from '../../judgement/tools.ts';
import { type SchemaNode, schemaAt } from '../../schema/node.ts';
import { plain } from '../../words/quote.ts';
import type { Cursor } from './cursor.ts';
import { offeredTools, toolDetail } from './offered-tools.ts';
import { join, literal, printBody, type Snippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** Keys that may be written in the object at the cursor: of the language, or names of tools. */
export function keySuggestions(facts: Facts, cursor: Cursor, style: Style): readonly Suggestion[] {
  if (cursor.path.length === 1 && cursor.path[0] === 'tools') return toolKeys(facts, cursor, style);
  const schema = schemaAt(cursor.path);
  return Object.entries(schema?.properties ?? {})
    .filter(([key]) => !cursor.present.has(key))
    .map(([key, child]) => {
      const value = schemaAt([...cursor.path, key]) ?? child;
      return {
        label: key,
        kind: CompletionItemKind.Property,
        insert: withValue(key, cursor, () => bodyOf(value, style), style),
        ...(value.title === undefined ? {} : { detail: value.title }),
        ...(value.markdownDescription === undefined ? {} : { documentation: value.markdownDescription }),
        rank: schema?.required?.includes(key) ? 0 : 1,
      };
    });
}

/** Names of tools as keys, each with its recommended rule: those that are named nowhere first. */
function toolKeys(facts: Facts, cursor: Cursor, style: Style): readonly Suggestion[] {
  const index = indexOf(facts.parsed);
  const used = usedCounters(facts.parsed);
  const tools = [...offeredTools(facts)].filter((tool) => !cursor.present.has(tool.name));
  return tools.map((tool) => {
    const rules = () => {
      const recommendation = recommendRule(tool.name, riskOfTool(facts, tool), used);
      const value = recommendation.kind === 'hide' ? {} : recommendation.rules;
      return literal(style.lines ? printLines(value, { ...style, lineEnd: '\n' }, '') : printInline(value, style));
    };
    return {
      label: plain(tool.name, 200),
      filter: tool.name,
      kind: CompletionItemKind.Function,
      // Asked for only when the tool is among those that are shown: a server may have thousands.
      get insert() {
        return withValue(tool.name, cursor, rules, style);
      },
      get detail() {
        return toolDetail(facts, tool.name);
      },
      tool: tool.name,
      rank: index.hidden.has(tool.name) ? 1 : 0,
    };
  });
}

function withValue(key: string, { after }: Cursor, value: () => Snippet, style: Style): Snippet {
  const name = literal(JSON.stringify(key));
  if (after === 'nothing') return name;
  const colon = literal(style.spaced ? ': ' : ':');
  return after === 'colon' ? join(name, colon) : join(name, colon, value());
}

/** What to write for a value of which nothing is known but its schema. */
function bodyOf(schema: SchemaNode, style: Style): Snippet {
  const [choice] = schema.enum ?? [];
  if (schema.enum?.length === 1 && choice !== undefined) return literal(JSON.stringify(choice));
  if (schema.enum) return { snippet: `"\${1|${schema.enum.join(',')}|}"`, plain: JSON.stringify(choice) };
  const body = schema.defaultSnippets?.[0]?.body;
  if (body !== undefined) return printBody(body, style);
  switch (schema.type) {
    case 'object':
      return { snippet: '{$1}', plain: '{}' };
    case 'array':
      return { snippet: '[$1]', plain: '[]' };
    case 'number':
      return { snippet: '${1:10}', plain: '10' };
    default:
      return { snippet: '"$1"', plain: '""' };
  }
}
