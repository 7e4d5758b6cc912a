import { freeCounter, type Tool } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Style } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { usedCounters } from '../../judgement/counters.ts';
import { schemaAt } from '../../schema/node.ts';
import { plain } from '../../words/quote.ts';
import type { Cursor } from './cursor.ts';
import { offeredTools } from './offered-tools.ts';
import { operandSuggestions } from './operands.ts';
import { operatorSuggestions } from './operators.ts';
import { pathSuggestions } from './paths.ts';
import { literal, printBody } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { ToolSuggestion } from './tool-suggestion.ts';

/** Values that may be written at the cursor. */
export function valueSuggestions(facts: Facts, cursor: Cursor, style: Style): readonly Suggestion[] {
  const { path } = cursor;
  const key = path.findLast((segment) => typeof segment === 'string');
  const last = path.at(-1);
  if (path.length === 2 && path[0] === 'hide') return hiddenTools(facts, cursor);
  if (last === 'path' || last === 'increment_from') return pathSuggestions(facts, cursor);
  if (key === 'value') return operandSuggestions(facts, cursor, style);
  if (last === 'op') return operatorSuggestions(facts, cursor);
  if (last === 'counter') return counters(facts, cursor);
  return fromSchema(cursor, style);
}

function hiddenTools(facts: Facts, { present }: Cursor): readonly Suggestion[] {
  const tools = [...offeredTools(facts)].filter(({ name }) => !present.has(name));
  const insert = ({ name }: Tool) => literal(JSON.stringify(name));
  return tools.map((tool) => new ToolSuggestion(facts, tool, insert));
}

function counters(facts: Facts, { path }: Cursor): readonly Suggestion[] {
  const used = usedCounters(facts.parsed);
  const own = path[0] === 'tools' && typeof path[1] === 'string' ? freeCounter(path[1], used) : undefined;
  const suggest = (name: string, detail: string, rank: number): Suggestion => ({
    label: plain(name, 200),
    filter: name,
    kind: CompletionItemKind.Value,
    insert: literal(JSON.stringify(name)),
    detail,
    rank,
  });
  return [
    ...(own === undefined ? [] : [suggest(own, 'a count of its own', 0)]),
    ...[...used].map((name) => suggest(name, 'shares the count', 1)),
  ];
}

function fromSchema({ path, typed, replace }: Cursor, style: Style): readonly Suggestion[] {
  const schema = schemaAt(path);
  if (schema?.enum) {
    return schema.enum.map((value, index) => {
      const documentation = schema.markdownEnumDescriptions?.[index];
      return {
        label: value,
        kind: CompletionItemKind.EnumMember,
        insert: literal(JSON.stringify(value)),
        ...(documentation === undefined ? {} : { documentation }),
      };
    });
  }
  // A snippet of an object or list has nothing to do in the middle of a text that is being written.
  if (replace.length > 0 && typed !== '') return [];
  return (schema?.defaultSnippets ?? []).map(({ label, description, body }) => ({
    label,
    kind: CompletionItemKind.Snippet,
    insert: printBody(body, style),
    ...(description === undefined ? {} : { detail: description }),
  }));
}
