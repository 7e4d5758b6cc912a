import type { Category } from '../model.ts';

/** A phrase in a description that tells what the leading verb does not. */
export interface PhraseRow {
  /** Without one of these in an ASCII text (in lower case) the pattern need not be tried: most texts have none. */
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  readonly category: Category;
  readonly certainty: number;
  readonly why: string;
}

function row(needs: readonly string[], pattern: RegExp, category: Category, certainty: number, why: string): PhraseRow {
  return { needs, pattern, category, certainty, why };
}

/** No pattern repeats over something that repeats: each is linear in the (bounded) description. */
export const phraseRows: readonly PhraseRow[] = [
  row(
    ['destructive'],
    /(?:^\W{0,5}destructive\b|\bDESTRUCTIVE\b)/u,
    'Destructive',
    0.75,
    'the description is marked as destructive',
  ),
  row(
    ['undo', 'reversible'],
    /\b(?:no undo|not reversible|non-reversible)\b/iu,
    'Destructive',
    0.7,
    'the description says that there is no undo',
  ),
  row(
    ['undone', 'reversed', 'recovered', 'restored'],
    /\b(?:cannot|can't|can not|could not|impossible to) be (?:undone|reversed|recovered|restored)\b/iu,
    'Destructive',
    0.75,
    'the description says that it cannot be undone',
  ),
  row(
    ['irreversibl', 'irrevocabl', 'unrecoverabl'],
    /\b(?:irreversibl[ey]|irrevocabl[ey]|unrecoverabl[ey])\b/iu,
    'Destructive',
    0.7,
    'the description calls it irreversible',
  ),
  row(
    ['permanently'],
    /\bpermanently (?:delet|remov|eras|destroy|drop|wip|clos|cancel|terminat|purg)/iu,
    'Destructive',
    0.75,
    'the description says that something goes for good',
  ),
  row(
    ['finali'],
    /\bfinali[sz]es? (?:the|an?|this)\b/iu,
    'Destructive',
    0.5,
    'the description says that it finalises something',
  ),
  row(
    ['destructive', 'data loss', 'will be lost'],
    /\b(?:destructive (?:operation|action)|data loss|will be lost)\b/iu,
    'Destructive',
    0.5,
    'the description warns of loss',
  ),
  row(
    ['money', 'funds', 'charge'],
    /\b(?:real money|moves? (?:money|funds)|charges? (?:the|a|your) (?:card|customer|account))\b/iu,
    'Financial',
    0.7,
    'the description speaks of moving money',
  ),
  row(
    ['arbitrary', ' any '],
    /\b(?:arbitrary|(?:run|runs|execute|executes|evaluate|evaluates) any) (?:code|command|shell|javascript|python|sql|script)/iu,
    'Execute',
    0.7,
    'the description offers to run anything',
  ),
  row(
    ['command'],
    /\b(?:shell|bash|terminal|cli) commands?\b/iu,
    'Execute',
    0.3,
    'the description speaks of shell commands',
  ),
  row(
    ['command'],
    /\bsub ?-?commands?\b/iu,
    'Execute',
    0.5,
    'the description says that a command chooses what is done',
  ),
  row(
    ['read-only', 'readonly', 'does not', 'without'],
    /\b(?:read-only|readonly|does not (?:modify|change|alter)|without (?:modifying|changing|side effects))\b/iu,
    'Read',
    0.35,
    'the description says that nothing is changed',
  ),
];
