import type { Category } from '../model.ts';

/** A phrase in a description that tells what the leading verb does not. */
export interface PhraseRow {
  readonly pattern: RegExp;
  readonly category: Category;
  readonly certainty: number;
  readonly why: string;
}

function row(pattern: RegExp, category: Category, certainty: number, why: string): PhraseRow {
  return { pattern, category, certainty, why };
}

/** No pattern repeats over something that repeats: each is linear in the (bounded) description. */
export const phraseRows: readonly PhraseRow[] = [
  row(/(?:^\W{0,5}destructive\b|\bDESTRUCTIVE\b)/u, 'Destructive', 0.75, 'the description is marked as destructive'),
  row(
    /\b(?:no undo|not reversible|non-reversible)\b/iu,
    'Destructive',
    0.7,
    'the description says that there is no undo',
  ),
  row(
    /\b(?:cannot|can't|can not|could not|impossible to) be (?:undone|reversed|recovered|restored)\b/iu,
    'Destructive',
    0.75,
    'the description says that it cannot be undone',
  ),
  row(
    /\b(?:irreversibl[ey]|irrevocabl[ey]|unrecoverabl[ey])\b/iu,
    'Destructive',
    0.7,
    'the description calls it irreversible',
  ),
  row(
    /\bpermanently (?:delet|remov|eras|destroy|drop|wip|clos|cancel|terminat|purg)/iu,
    'Destructive',
    0.75,
    'the description says that something goes for good',
  ),
  row(/\bfinali[sz]es? (?:the|an?|this)\b/iu, 'Destructive', 0.5, 'the description says that it finalises something'),
  row(
    /\b(?:destructive (?:operation|action)|data loss|will be lost)\b/iu,
    'Destructive',
    0.5,
    'the description warns of loss',
  ),
  row(
    /\b(?:real money|moves? (?:money|funds)|charges? (?:the|a|your) (?:card|customer|account))\b/iu,
    'Financial',
    0.7,
    'the description speaks of moving money',
  ),
  row(
    /\b(?:arbitrary|(?:run|runs|execute|executes|evaluate|evaluates) any) (?:code|command|shell|javascript|python|sql|script)/iu,
    'Execute',
    0.7,
    'the description offers to run anything',
  ),
  row(/\b(?:shell|bash|terminal|cli) commands?\b/iu, 'Execute', 0.3, 'the description speaks of shell commands'),
  row(/\bsub ?-?commands?\b/iu, 'Execute', 0.5, 'the description says that a command chooses what is done'),
  row(
    /\b(?:read-only|readonly|does not (?:modify|change|alter)|without (?:modifying|changing|side effects))\b/iu,
    'Read',
    0.35,
    'the description says that nothing is changed',
  ),
];
