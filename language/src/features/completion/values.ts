import { freeCounter } from '@mcp-policy/mcp';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Style } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { type Argument, argumentAt, argumentsIn } from '../../judgement/arguments.ts';
import { usedCounters } from '../../judgement/counters.ts';
import { knownTools } from '../../judgement/tools.ts';
import { schemaAt } from '../../schema/node.ts';
import { escapeMarkdown } from '../../words/escape-markdown.ts';
import { plain } from '../../words/quote.ts';
import { conditionTexts } from './condition.ts';
import type { Cursor } from './cursor.ts';
import { toolDetail } from './keys.ts';
import { literal, printBody } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** Values that may be written at the cursor. */
export function valueSuggestions(facts: Facts, cursor: Cursor, style: Style): readonly Suggestion[] {
  const { path } = cursor;
  const key = path.findLast((segment) => typeof segment === 'string');
  const last = path.at(-1);
  if (path.length === 2 && path[0] === 'hide') return hiddenTools(facts, cursor);
  if (last === 'path' || last === 'increment_from') return argumentPaths(facts, cursor);
  if (key === 'value') return operands(facts, cursor);
  if (last === 'counter') return counters(facts, cursor);
  return fromSchema(cursor, style);
}

function hiddenTools(facts: Facts, { present }: Cursor): readonly Suggestion[] {
  const names = (knownTools(facts)?.names ?? []).filter((name) => !present.has(name));
  return names.map((name) => ({
    label: plain(name, 200),
    filter: name,
    kind: CompletionItemKind.Function,
    insert: literal(JSON.stringify(name)),
    detail: toolDetail(facts, name),
    tool: name,
  }));
}

/** `args.` and each argument of the tool, and the keys inside what is typed already. */
function argumentPaths(facts: Facts, { path, typed }: Cursor): readonly Suggestion[] {
  const name = path[0] === 'tools' ? path[1] : undefined;
  const tool = typeof name === 'string' ? knownTools(facts)?.byName.get(name) : undefined;
  if (!tool) return [];
  const keys = typed.split('.').slice(1, -1);
  const prefix = ['args', ...keys].join('.');
  return argumentsIn(tool, keys)
    .filter((argument) => argument.name !== '' && !argument.name.includes('.'))
    .map((argument) => ({
      label: plain(`${prefix}.${argument.name}`, 200),
      filter: `${prefix}.${argument.name}`,
      kind: CompletionItemKind.Variable,
      insert: literal(JSON.stringify(`${prefix}.${argument.name}`)),
      detail: argumentDetail(argument),
      ...(argument.description === undefined ? {} : { documentation: escapeMarkdown(argument.description, 600) }),
      rank: argument.required ? 0 : 1,
    }));
}

function argumentDetail({ types, required }: Argument): string {
  return `${types.length === 0 ? 'any type' : plain(types.join(' or '), 60)}, ${required ? 'required' : 'optional'}`;
}

/** What the condition's operator and argument leave to compare with. */
function operands(facts: Facts, { path }: Cursor): readonly Suggestion[] {
  const at = path.lastIndexOf('value');
  const texts = conditionTexts(facts, path.slice(0, at));
  const values: readonly unknown[] = texts.op === 'exists' ? [true, false] : argumentValues(facts, path, texts.path);
  const inList = texts.op === 'in' || texts.op === 'not_in';
  // A list is what `in` compares with: its items are values, it is none itself.
  if (inList && at === path.length - 1) return [];
  return values.map((value) => ({
    label: plain(JSON.stringify(value), 100),
    kind: CompletionItemKind.Value,
    insert: literal(JSON.stringify(value)),
  }));
}

function argumentValues(facts: Facts, path: Cursor['path'], argument: string | undefined): readonly unknown[] {
  const name = path[0] === 'tools' ? path[1] : undefined;
  const tool = typeof name === 'string' ? knownTools(facts)?.byName.get(name) : undefined;
  const found = tool && argument?.startsWith('args.') ? argumentAt(tool, argument.split('.').slice(1)) : undefined;
  if (!found) return [];
  return found.values.length > 0 ? found.values : found.types.includes('boolean') ? [true, false] : [];
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
