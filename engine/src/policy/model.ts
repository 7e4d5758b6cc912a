import type { Operator, Window } from '../generated/policy.ts';
import type { Problem, UnplacedProblem } from '../problem.ts';
import type { ArrayNode, JsonNode, ObjectNode, PropertyNode, Span } from '../syntax/nodes.ts';
import type { LineStarts } from '../syntax/places.ts';

export type { Operator, Window };

/** `args.a.b` as `{ text: 'args.a.b', keys: ['a', 'b'] }`. */
export interface ArgumentPath extends Span {
  readonly text: string;
  readonly keys: readonly string[];
}

export interface Condition extends Span {
  readonly path: ArgumentPath;
  readonly op: Operator;
  readonly opSpan: Span;
  /** The node, not a JavaScript value: numbers compare by their source text. */
  readonly value: JsonNode;
}

export interface Rule extends Span {
  readonly conditions: readonly Condition[];
  /** Absent when not given or empty. */
  readonly onDeny: string | undefined;
}

export interface Limit extends Span {
  readonly counter: string;
  readonly counterSpan: Span;
  readonly window: Window;
  /** Source text of a number ≥ 0 with at most six decimals. */
  readonly max: string;
  readonly maxSpan: Span;
  readonly scope: 'grant';
  readonly incrementFrom: ArgumentPath | undefined;
  readonly onDeny: string | undefined;
}

export interface ToolRules {
  readonly require: readonly Rule[];
  readonly denyIf: readonly Rule[];
  readonly approveIf: readonly Rule[];
  readonly limits: readonly Limit[];
}

/**
 * One key of `tools` with its rules. Immutable, and the same object in two versions of a document when its text is the
 * same in both: facts about an entry can be cached in a `WeakMap`. All spans below are relative to its first character.
 */
export interface ToolEntry {
  readonly name: string;
  readonly text: string;
  readonly node: PropertyNode;
  /** Undefined when the entry's form is wrong. */
  readonly rules: ToolRules | undefined;
  readonly problems: readonly UnplacedProblem[];
}

/** Where an entry stands in one version of the text. */
export interface PlacedEntry {
  readonly entry: ToolEntry;
  readonly offset: number;
}

export interface HideEntry extends Span {
  readonly name: string;
}

/** What could be read of the document's head, however broken the rest is. */
export interface PolicyHead {
  readonly default: ({ readonly value: 'allow' | 'deny' } & Span) | undefined;
  readonly hide: readonly HideEntry[];
  readonly hideNode: ArrayNode | undefined;
  readonly allToolsLimits: readonly Limit[];
  /** The object `tools`; its `properties` is empty here, the entries are in `PolicyDocument.entries`. */
  readonly toolsNode: ObjectNode | undefined;
}

/** One version of a policy's text, read as far as it can be read. */
export interface PolicyDocument {
  /** The same object in every version that was made of one another: what is known of the last one can be kept with it. */
  readonly lineage: object;
  readonly text: string;
  /** Absolute offsets. The value of `tools`, when it is an object, has no properties here: see `entries`. */
  readonly root: JsonNode | undefined;
  readonly head: PolicyHead;
  /** The entries of `tools` in source order, duplicates included. */
  readonly entries: readonly PlacedEntry[];
  /** What is wrong outside the entries, which have their own problems; absolute offsets. */
  readonly looseProblems: readonly UnplacedProblem[];
  readonly lineStarts: LineStarts;
}

/** A policy without errors: what decides. */
export interface Policy {
  readonly version: '1';
  readonly default: 'allow' | 'deny';
  readonly hide: readonly string[];
  readonly allToolsLimits: readonly Limit[];
  readonly tools: ReadonlyMap<string, ToolRules>;
}

/** What a text was read as. `policy` and `problems` are made of the document when somebody asks for them. */
export interface ParsedPolicy {
  /** Null when a problem is an error. */
  readonly policy: Policy | null;
  /** All that is wrong with the form, by place. */
  readonly problems: readonly Problem[];
  readonly document: PolicyDocument;
}
