import type { Window } from '../policy/model.ts';

/**
 * How one limit of the policy fared on recorded calls. What calls *asked for* is what they would have been charged without
 * this limit: those it let through and those it denied, and not those that another rule or limit denied, nor those that
 * gave their charge back.
 */
export interface LimitUse {
  readonly rule: string;
  readonly at: string;
  readonly counter: string;
  readonly window: Window;
  /** As in the policy, digit for digit. */
  readonly max: string;
  /** The most that one grant asked for in one window, exact, as JSON text; undefined when nothing was asked for. */
  readonly peak:
    | { readonly amount: string; readonly grant: string /** RFC 3339. */; readonly windowStart: string }
    | undefined;
  /** The most that was charged to one grant in one window, exact, as JSON text. */
  readonly mostCharged: string;
  /** Calls that it denied as they would have gone above `max`. */
  readonly denied: number;
  /** The first of them. */
  readonly firstDenied: LimitedCall | undefined;
  /**
   * Calls that were let through though in the time of one window before them, they included, more than `max` had been: around
   * a boundary, up to twice `max` passes (docs/language.md, 4. Counters).
   */
  readonly pastBoundary: number;
  /** True when calls were too many to follow each of them: there may have been more. */
  readonly pastBoundaryAtLeast: boolean;
  /** In how many windows a grant asked for something. */
  readonly windows: number;
  /** A `max` with headroom above what 99 of 100 such windows asked for. Undefined when there are too few to tell. */
  readonly suggestedMax: number | undefined;
  /** Calls that could not be counted: without a time, unknown, or long after their window was over. */
  readonly uncounted: number;
}

/** A call that a limit denied. */
export interface LimitedCall {
  readonly line: number;
  /** Which recording, from 0. */
  readonly source: number;
  /** As recorded. */
  readonly ts: string | undefined;
  readonly grant: string;
  readonly tool: string;
}
