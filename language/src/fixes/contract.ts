import type { Problem, ProblemData } from '@mcp-policy/engine';
import type { Edit } from '../edits/edit.ts';
import type { Style } from '../edits/style.ts';
import type { Facts } from '../facts.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';

/**
 * What a fix does to the calls that a policy allows: nothing; only denies more; allows something that was denied (its
 * title says so); or something that the author must judge, such as another name.
 */
export type Meaning = 'same' | 'tightens' | 'loosens' | 'changes';

/** One way to mend a finding. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly meaning: Meaning;
  /** The one right answer: what an editor applies without asking which. */
  readonly preferred: boolean;
}

/** All that a fix may look at. */
export interface FixContext {
  readonly facts: Facts;
  readonly index: PolicyIndex;
  readonly style: Style;
}

/** The part of a finding that fixes read: never its message. */
export type Fixable = Pick<Problem, 'code' | 'range' | 'data'>;

/** One kind of fix, for some codes. */
export interface FixProvider {
  readonly codes: readonly string[];
  /** Whether `one` will have an answer, from the data alone; default: always. */
  applies?(data: ProblemData | undefined): boolean;
  one(context: FixContext, finding: Fixable): readonly Fix[];
  /** The same for every one of `findings` at once, when there is a way to. */
  readonly all?: {
    /** Whether the fix of a finding is the one right answer and lets nothing more through. Cheap: asked for each finding. */
    isSafe(context: FixContext, finding: Fixable): boolean;
    fix(context: FixContext, findings: readonly Fixable[]): Fix | undefined;
  };
}

/** Whether a fix may be applied unasked: the one right answer, which tightens or changes nothing. */
export function isSafe({ preferred, meaning }: Fix): boolean {
  return preferred && (meaning === 'same' || meaning === 'tightens');
}

/** A text in a finding's data; undefined when it is absent or something else. */
export function textOf(data: ProblemData | undefined, key: string): string | undefined {
  const value = data && Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A list of texts in a finding's data; empty when it is absent or something else. */
export function textsOf(data: ProblemData | undefined, key: string): readonly string[] {
  const value = data && Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'object' ? value : [];
}
