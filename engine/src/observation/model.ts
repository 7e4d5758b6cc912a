import type { Outcome } from '../decision/model.ts';

/** What recorded calls needed: the material of the tightest policy that allows them. Holds no value that looks like a secret. */
export interface Observations {
  /** Calls that count: see `countsAsAllowed`. */
  readonly calls: number;
  /** Calls that do not count, by outcome. Zero for those that do. */
  readonly leftOut: Readonly<Record<Outcome, number>>;
  /** Calls whose arguments no policy would let through: no object, a key twice, nested too deep. */
  readonly malformed: number;
  /** Calls of tools whose names no policy can list: empty, with a `*`, or no Unicode text. */
  readonly unnameable: number;
  /** Calls of tools beyond the number that is kept apart. */
  readonly beyond: number;
  /** The servers that calls named, at most 100, in the order in which they came. */
  readonly servers: readonly string[];
  /** RFC 3339 as recorded, of the earliest and the latest call that counts; undefined when none has a time. */
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  /** In code-unit order of their names. Tools without a call that counts are among them. */
  readonly tools: readonly ObservedTool[];
}

export interface ObservedTool {
  readonly name: string;
  /** Calls that count. */
  readonly calls: number;
  /** Calls that do not count: left out by their outcome, or malformed. */
  readonly leftOut: number;
  /** Calls that count whose arguments the recording did not keep, or kept the keys of only. */
  readonly argumentsUnknown: number;
  /** In the order in which they were first seen; not all when there are very many. */
  readonly paths: readonly ObservedPath[];
  /** Undefined when it cannot be told: a call has no time, or there are too many grants. */
  readonly use: ObservedUse | undefined;
}

/** One argument, over all calls that count and whose arguments are known. */
export interface ObservedPath {
  /** `args.a.b`. */
  readonly text: string;
  /** In how many calls it is present, null included. */
  readonly present: number;
  readonly nulls: number;
  readonly numbers: number;
  /** Its distinct scalar values, most frequent first; undefined when there are too many, or one was no scalar, long or a secret. */
  readonly values: readonly ObservedValue[] | undefined;
  /** Its least and greatest number as JSON text, no digit lost; undefined without numbers, or with one out of all proportion. */
  readonly range: { readonly least: string; readonly most: string } | undefined;
  /** True when a value or the name looked like a secret. */
  readonly secret: boolean;
}

export interface ObservedValue {
  /** JSON text; a number in the layout of its exact value. */
  readonly text: string;
  readonly count: number;
}

/** How often a tool was called by one grant, in windows that are aligned to the calendar in UTC. */
export interface ObservedUse {
  readonly minute: ObservedWindows;
  readonly hour: ObservedWindows;
}

export interface ObservedWindows {
  /**
   * The most calls of one grant in one window, whatever became of them, without those that give their charge back. Never too
   * low: calls far out of order, whose window is over, are added to it.
   */
  readonly peak: number;
  /** In how many windows a grant made calls. */
  readonly windows: number;
  /** Calls that came so late that their window was over. */
  readonly late: number;
}
