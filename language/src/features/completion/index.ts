import { rangeOf } from '@mcp-policy/engine';
import {
  type CompletionItem,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type Range,
} from 'vscode-languageserver-types';
import { toTextEdit } from '../../edits/edit.ts';
import { styleOf } from '../../edits/style.ts';
import type { Facts } from '../../facts.ts';
import { toLspRange } from '../../finding.ts';
import { toolHover } from '../hover/tool.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { keySuggestions } from './keys.ts';
import type { Suggestion } from './suggestion.ts';
import { valueSuggestions } from './values.ts';

/** No list is longer: an editor shows a dozen, and asks again while the author types. */
export const mostItems = 200;

/** What the editor can do with a completion. */
export interface CompletionOptions {
  /** Placeholders to jump through; default true. */
  readonly snippets?: boolean;
  /** Shows what is said beside a name in every row, not only in the one that is looked at; default false. */
  readonly labelDetails?: boolean;
}

/** What may be written at `offset`, in half-typed text too; at most 200 items, the rest when more has been typed. */
export function completeAt(facts: Facts, offset: number, options: CompletionOptions = {}): CompletionList {
  const { document } = facts.parsed;
  const cursor = cursorAt(document, offset);
  if (!cursor) return { isIncomplete: false, items: [] };
  const style = styleOf(document.text);
  const all = cursor.slot === 'key' ? keySuggestions(facts, cursor, style) : valueSuggestions(facts, cursor, style);
  const fitting = all.length > mostItems ? all.filter((one) => fits(one, cursor.typed)) : all;
  const sorted = fitting.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const range = toLspRange(rangeOf(document, cursor.replace));
  const items = sorted.slice(0, mostItems).map((one, index) => ({
    ...toItem(one, cursor, range, index, options),
    ...commaApart(facts, cursor),
  }));
  return { isIncomplete: all.length > mostItems, items };
}

/** Adds what costs more to tell: what is known of the tool that an item names. */
export function resolveCompletion(facts: Facts, item: CompletionItem): CompletionItem {
  const data: unknown = item.data;
  if (typeof data !== 'object' || data === null || !('tool' in data) || typeof data.tool !== 'string') return item;
  return { ...item, documentation: { kind: 'markdown', value: toolHover(facts, data.tool) } };
}

function toItem(
  { label, kind, insert, filter, detail, documentation, tool }: Suggestion,
  { comma, commaBefore, replace }: Cursor,
  range: Range,
  index: number,
  { snippets = true, labelDetails = false }: CompletionOptions,
): CompletionItem {
  return {
    label,
    kind,
    // The text that is replaced begins with its quote, so what is compared with it does too.
    filterText: JSON.stringify(filter ?? label),
    sortText: String(index).padStart(4, '0'),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: {
      range,
      newText: `${commaBefore === replace.offset ? ',' : ''}${snippets ? insert.snippet : insert.plain}${comma ? ',' : ''}`,
    },
    ...beside(detail, labelDetails),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    ...(tool === undefined ? {} : { data: { tool } }),
  };
}

/** What is said beside a label. */
function beside(detail: string | undefined, labelDetails: boolean): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  if (detail === undefined || detail === '') return {};
  return labelDetails ? { labelDetails: { description: detail } } : { detail };
}

/** The comma that is missing before an item, where it does not stand at the same place as the item. */
function commaApart(
  { parsed }: Facts,
  { commaBefore, replace }: Cursor,
): Pick<CompletionItem, 'additionalTextEdits'> | undefined {
  if (commaBefore === undefined || commaBefore === replace.offset) return undefined;
  return { additionalTextEdits: [toTextEdit(parsed.document, { offset: commaBefore, length: 0, text: ',' })] };
}

/** Whether the letters typed so far occur in this order, as editors filter. */
function fits(suggestion: Suggestion, typed: string): boolean {
  if (typed === '') return true;
  const letters = typed.toLowerCase();
  let at = 0;
  for (const letter of (suggestion.filter ?? suggestion.label).toLowerCase()) if (letter === letters[at]) at++;
  return at >= letters.length;
}
