import { recommendRule, type Tool } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { printInline, printLines, type Style } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { usedCounters } from '../../judgement/counters.ts';
import { indexOf } from '../../judgement/policy-index.ts';
import { riskOfTool } from '../../judgement/tools.ts';
import { type SchemaNode, schemaAt } from '../../schema/node.ts';
import type { Cursor } from './cursor.ts';
import { offeredTools } from './offered-tools.ts';
import { join, literal, printBody, type Snippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { ToolSuggestion } from './tool-suggestion.ts';

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
  const { hidden } = indexOf(facts.parsed);
  const insert = (tool: Tool) => withValue(tool.name, cursor, () => bodyOfTool(facts, tool, style), style);
  const suggestions: Suggestion[] = [];
  for (const tool of offeredTools(facts)) {
    if (cursor.present.has(tool.name)) continue;
    suggestions.push(new ToolSuggestion(facts, tool, insert, hidden.has(tool.name) ? 1 : 0));
  }
  return suggestions;
}

/** The rule that is recommended for a tool. */
function bodyOfTool(facts: Facts, tool: Tool, style: Style): Snippet {
  const recommendation = recommendRule(tool.name, riskOfTool(facts, tool), usedCounters(facts.parsed));
  const value = recommendation.kind === 'hide' ? {} : recommendation.rules;
  return literal(style.lines ? printLines(value, { ...style, lineEnd: '\n' }, '') : printInline(value, style));
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
