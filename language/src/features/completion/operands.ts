import type { ObservedPath } from '@mcp-policy/engine';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Style } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { type Argument, argumentAt } from '../../judgement/arguments.ts';
import { canRead } from '../../judgement/operators.ts';
import { countOf, plain } from '../../words/quote.ts';
import { conditionTexts } from './condition.ts';
import type { Cursor } from './cursor.ts';
import { join, literal, type Snippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { keysOf, toolAt } from './tool-at.ts';

/** A value to compare with, as JSON text, and where it is from. */
interface Operand {
  readonly text: string;
  readonly from: string;
}

/** What the condition's operator and argument leave to compare with. */
export function operandSuggestions(facts: Facts, { path, present }: Cursor, style: Style): readonly Suggestion[] {
  const at = path.lastIndexOf('value');
  const { op, path: argument } = conditionTexts(facts, path.slice(0, at));
  const inItem = at < path.length - 1;
  if (op === 'exists') return inItem ? [] : [true, false].map((value) => suggestion({ text: `${value}`, from: '' }));
  if (op === 'regex') return inItem ? [] : [wholeText];
  const operands = operandsOf(facts, path, argument).filter(({ text }) => fits(op, text));
  const isList = op === 'in' || op === 'not_in';
  if (isList && !inItem) return [...listOf(operands, style), emptyList];
  if (!isList && inItem) return [];
  return operands.filter(({ text }) => !isPresent(present, text)).map(suggestion);
}

/** From the schema first, then what recorded calls had. */
function operandsOf(facts: Facts, path: Cursor['path'], argument: string | undefined): readonly Operand[] {
  const keys = keysOf(argument);
  if (!keys) return [];
  const { tool, recorded } = toolAt(facts, path);
  const declared = tool && argumentAt(tool, keys);
  const seen = recorded?.paths.find(({ text }) => text === argument);
  const all = [...(declared ? declaredOperands(declared) : []), ...(seen ? recordedOperands(seen) : [])];
  const first = new Map<string, Operand>();
  for (const one of all) if (!first.has(one.text)) first.set(one.text, one);
  return [...first.values()];
}

function declaredOperands({ values, examples, types }: Argument): readonly Operand[] {
  const of = (from: string) => (value: unknown) => ({ text: JSON.stringify(value) ?? 'null', from });
  return [
    ...values.map(of('')),
    ...examples.map(of('example of the schema')),
    ...(types.includes('boolean') ? [true, false].map(of('')) : []),
  ];
}

function recordedOperands({ values = [], range }: ObservedPath): readonly Operand[] {
  const ends = range && range.least !== range.most ? [range] : [];
  return [
    ...values.map(({ text, count }) => ({ text, from: `seen in ${countOf(count, 'recorded call')}` })),
    ...ends.flatMap(({ least, most }) => [
      { text: most, from: 'the most that was recorded' },
      { text: least, from: 'the least that was recorded' },
    ]),
  ];
}

function fits(op: string | undefined, text: string): boolean {
  const isOrder = op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte';
  return !isOrder || canRead(op, [typeof JSON.parse(text)]);
}

function suggestion({ text, from }: Operand): Suggestion {
  return {
    label: plain(text, 100),
    filter: text.replace(/^"|"$/g, ''),
    kind: CompletionItemKind.Value,
    insert: literal(text),
    ...(from === '' ? {} : { detail: from }),
  };
}

/** All of them at once, when they are few enough to be read. */
function listOf(operands: readonly Operand[], style: Style): readonly Suggestion[] {
  if (operands.length < 2 || operands.length > 12) return [];
  const text = `[${operands.map((one) => one.text).join(style.spaced ? ', ' : ',')}]`;
  return [{ label: plain(text, 100), kind: CompletionItemKind.Value, insert: literal(text) }];
}

const emptyList: Suggestion = {
  label: '[ … ]',
  kind: CompletionItemKind.Snippet,
  insert: { snippet: '[$1]', plain: '[]' },
  detail: 'a list of values',
};

const inside: Snippet = { snippet: '$1', plain: '' };

const wholeText: Suggestion = {
  label: '"^…$"',
  kind: CompletionItemKind.Snippet,
  insert: join(literal('"^'), inside, literal('$"')),
  detail: 'a pattern for the whole text',
};

const isPresent = (present: ReadonlySet<string>, text: string): boolean => {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' && present.has(value);
};
