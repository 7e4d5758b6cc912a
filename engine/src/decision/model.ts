/** What a policy says of a call. `approve`: a person must agree. `unknown`: the recording kept too little to tell. */
export type Effect = 'allow' | 'deny' | 'approve' | 'unknown';

export type Outcome = 'complete' | 'input_required' | 'tool_error' | 'rpc_error' | 'timeout' | 'cancelled';

/** A call to decide. Give `argumentsText` (JSON source) rather than `arguments` where numbers must be exact. */
export interface Call {
  readonly tool: string;
  readonly arguments?: unknown;
  readonly argumentsText?: string;
  /** What a recording without values knows: the top-level keys. Then `arguments` is absent. */
  readonly argumentKeys?: readonly string[];
  /** True when nothing is known of the arguments. */
  readonly argumentsUnknown?: boolean;
  readonly grant?: string;
  readonly server?: string;
  /**
   * RFC 3339 with an offset, or milliseconds since the epoch; anything else leaves limits unknown. Absent: the clock of
   * the counters.
   */
  readonly ts?: string | number;
  /** A person has agreed: decide what comes after `approve_if`. */
  readonly approved?: boolean;
}

export interface Decision {
  readonly effect: Effect;
  /** As the published log names it: `/tools/create_charge/deny_if/args.amount-gt`, `(hidden)`; `""` for allow. */
  readonly rule: string;
  /** JSON Pointer into the policy document: `/tools/create_charge/deny_if/0`; `""` where there is no place. */
  readonly at: string;
  readonly message: string;
}

/** Counts per server, grant, counter name and window. Opaque; handed to `decide`. */
export interface Counters {
  /**
   * Gives back what `decision` charged, in the window it was charged in; once, and only there. It must be the object that
   * `decide` returned: a copy has charged nothing.
   */
  giveBack(decision: Decision): void;
}

export interface CompiledPolicy {
  /** Decides a call. Without counters only the stateless part is decided. Charges `counters` when the effect is allow. */
  decide(call: Call, counters?: Counters): Decision;
}
