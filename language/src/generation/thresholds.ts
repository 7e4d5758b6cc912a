/**
 * From when on what was seen is enough to make a rule of. Below, nothing is concluded: a rule that a few calls suggest would
 * deny the next ordinary one.
 */
export const thresholds = {
  /** Calls that have an argument, before its values say anything; calls of a tool, before its arguments and its use do. */
  calls: 20,
  /** Distinct values of an enumeration at most. */
  values: 8,
  /** How often each of them was seen at least: one that came once suggests that others are still to come. */
  timesEach: 2,
  /** Calls for each distinct value, on the average. */
  callsPerValue: 5,
  /** Windows with calls in them, before their peak says anything. */
  windows: 10,
  /** Calls out of order, as a share of a tool's calls, that a peak may have in it. */
  lateShare: 0.05,
  /** Rules about the arguments of one tool at most: more of them nobody reads. */
  rules: 16,
} as const;
