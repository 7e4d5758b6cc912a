import type { Category } from '../model.ts';
import { wordSet } from './table.ts';

export type ArgumentKind = 'text' | 'number' | 'switch' | 'many' | 'object';

/** What an argument's name, with its type, tells about the tool. `category` undefined: a remark that changes no level. */
export interface ArgumentRow {
  readonly words: ReadonlySet<string>;
  readonly kinds: readonly ArgumentKind[];
  readonly category: Category | undefined;
  readonly certainty: number;
  readonly why: string;
}

function row(
  words: string,
  kinds: readonly ArgumentKind[],
  category: Category | undefined,
  certainty: number,
  why: string,
): ArgumentRow {
  return { words: wordSet(words), kinds, category, certainty, why };
}

/** The first row that fits an argument is taken. A closed choice (`enum`, `const`) is no free text and fits none. */
export const argumentRows: readonly ArgumentRow[] = [
  row(
    'command commands cmd shell bash argv',
    ['text', 'many'],
    'Execute',
    0.65,
    'an argument takes a command as free text',
  ),
  row('sql statement', ['text'], 'Execute', 0.55, 'an argument takes SQL as free text'),
  row(
    'code script javascript python js snippet program macro',
    ['text'],
    'Execute',
    0.5,
    'an argument takes code as free text',
  ),
  row('amount', ['text', 'number'], 'Financial', 0.3, 'an argument takes an amount'),
  row('currency', ['text'], 'Financial', 0.2, 'an argument takes a currency'),
  row('force', ['switch'], 'Destructive', 0.25, 'an argument forces it past a safeguard'),
  row('recursive', ['switch'], undefined, 0.15, 'an argument makes it reach everything beneath its target'),
  row('ids', ['many'], undefined, 0.2, 'an argument names many things for one call'),
  row('html template', ['text'], undefined, 0.15, 'an argument takes raw content that others will render'),
  row(
    'path file filename directory folder',
    ['text', 'many'],
    undefined,
    0.15,
    'an argument takes a file path as free text',
  ),
  row('url uri endpoint', ['text', 'many'], undefined, 0.15, 'an argument takes an address as free text'),
  row('query', ['text'], undefined, 0.1, 'an argument takes a query as free text'),
];

/** An amount and one of these together: the tool moves money rather than counts something. */
export const moneyPartners = wordSet('currency recipient payee iban card wallet payment account beneficiary');

/** Arguments whose closed choices are verbs: what the tool can be told to do. */
export const choiceNames = wordSet('action operation op method mode subcommand command verb act');
