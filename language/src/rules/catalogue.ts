import type { Severity } from '@mcp-policy/engine';
import { expiredSuppression, unusedSuppression } from '../suppressions/rules.ts';
import { rules } from './index.ts';

/** What a list of rules shows of each. */
export interface CatalogueEntry {
  /** `category/name`; also the path of its page, `docs/rules/<code>.md`. */
  readonly code: string;
  /** The severity when nobody has set another one. */
  readonly severity: Severity;
  readonly summary: string;
  /** True for errors of form: a policy with one decides nothing, and no setting makes it less. */
  readonly fixed: boolean;
}

/** What the engine reports when it reads a policy. */
const form: readonly (readonly [code: string, summary: string, severity?: Severity])[] = [
  ['syntax/invalid-json', 'The text is not strict JSON.'],
  ['syntax/comment', 'JSON has no comments.'],
  ['syntax/trailing-comma', 'A comma has nothing after it.'],
  ['syntax/duplicate-key', 'A key stands twice in one object.'],
  ['syntax/lone-surrogate', 'A text holds half of a character.'],
  ['syntax/too-deep', 'Brackets are nested more than 64 levels deep.'],
  ['schema/not-a-policy', 'The file holds something else than an object.'],
  ['schema/missing-key', 'A required key is missing.'],
  ['schema/unknown-key', 'A key is none that a policy knows.'],
  ['schema/wrong-type', 'A value has the wrong type.'],
  ['schema/wrong-value', 'A value is none that its key may have.'],
  ['dialect/older-spelling', 'A key of an older dialect has no effect any more.'],
  ['dialect/extension', '`approve_if` is an extension that other gateways may not know.', 'information'],
  ['conditions/invalid-regex', 'A pattern is not RE2.'],
  ['limits/counter-conflict', 'Two limits name one count and cannot share it.'],
  ['tools/hidden-twice', 'A name stands twice in `hide`.'],
];

/** Everything that can be found in a policy, by code: each has a page. */
export const catalogue: readonly CatalogueEntry[] = [
  ...form.map(([code, summary, severity = 'error']) => ({ code, severity, summary, fixed: severity === 'error' })),
  ...[...rules, expiredSuppression, unusedSuppression].map(({ code, severity, summary }) => ({
    code,
    severity,
    summary,
    fixed: false,
  })),
].sort((a, b) => (a.code < b.code ? -1 : 1));
