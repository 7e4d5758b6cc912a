import type { PlacedEntry, ProblemData, Severity, Span, ToolEntry } from '@mcp-policy/engine';
import type { Risk, Tool } from '@mcp-policy/mcp';
import type { DiagnosticTag } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';

/** What a rule found, before it is placed and before the user's severities apply. */
export interface RuleFinding {
  /** Relative to the entry that it is found in; absolute where it is none's, and in a rule of scope `policy`. */
  readonly span: Span;
  readonly message: string;
  /** Only where the direction of a mistake makes it graver or milder than the rule's own severity. */
  readonly severity?: Severity;
  readonly tags?: readonly DiagnosticTag[];
  readonly data?: ProblemData;
}

/**
 * All that a rule of scope `entry` may depend on. Its findings are kept until one of these is another value: so each is
 * a primitive, or an object whose identity is kept between versions.
 */
export interface EntryInputs {
  readonly entry: ToolEntry;
  /** The tool in the snapshot. Undefined when there is no snapshot or it has no such tool. */
  readonly tool: Tool | undefined;
  /** Undefined when there is nothing to judge by: see `riskOf`. */
  readonly risk: Risk | undefined;
  readonly hidden: boolean;
  /** See `PolicyIndex.sharedCap`. */
  readonly sharedCap: number | undefined;
  /** Whether there is a snapshot to look things up in. */
  readonly snapshotKnown: boolean;
}

/** The whole policy and all that is known. `entry` rules never see this. */
export interface PolicyInputs {
  readonly facts: Facts;
  readonly index: PolicyIndex;
}

interface RuleBase {
  /** `category/name`; also the path of its page, `docs/rules/<code>.md`. */
  readonly code: string;
  /** The severity when nobody has set another one. */
  readonly severity: Severity;
  /** One line for lists of rules. */
  readonly summary: string;
}

export interface EntryRule extends RuleBase {
  readonly scope: 'entry';
  check(inputs: EntryInputs): readonly RuleFinding[];
}

/**
 * A rule that looks at one entry at a time, in the light of something that is of the whole policy. Its findings are kept like those of
 * scope `entry`, until `context` is another value.
 */
export interface ContextRule<Context = unknown> extends RuleBase {
  readonly scope: 'context';
  context(index: PolicyIndex): Context;
  check(inputs: EntryInputs, context: Context): readonly RuleFinding[];
  /** What it finds before `tools`; absolute spans. */
  checkHead?(index: PolicyIndex): readonly RuleFinding[];
}

/**
 * What a rule of scope `policy` reads of the entries besides their places: their names alone; these and their limits; or
 * these and how far the tool can be called (`protectionOf`, `hasRules`, `isConfined`).
 */
export type EntryPart = 'name' | 'limits' | 'guard';

export interface PolicyRule extends RuleBase {
  readonly scope: 'policy';
  /** While this part of the entries and all around them is the same, the rule is not asked again. Absent: all of them. */
  readonly reads?: EntryPart;
  check(inputs: PolicyInputs): readonly RuleFinding[];
}

/** One thing that an author should be told about: pure, one a file, with its test and its page. */
export type Rule = EntryRule | ContextRule | PolicyRule;

/** The span of an entry's key, quotes included, in absolute offsets. */
export function keySpan({ entry, offset }: PlacedEntry): Span {
  return { offset: offset + entry.node.key.offset, length: entry.node.key.length };
}
