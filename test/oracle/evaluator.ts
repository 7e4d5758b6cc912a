/**
 * The second evaluator: what a policy decides, written from docs/language.md alone, as plainly as possible and without a
 * thought for speed. It imports nothing from engine/. Where the two disagree, one of them is wrong.
 */
import { Decimal, type Json, readJson } from './json.ts';

export interface OracleCall {
  readonly tool: string;
  /** JSON source of the arguments; absent means that the call had none. */
  readonly argumentsText?: string;
  /** The recording kept these top-level keys and no values. */
  readonly argumentKeys?: readonly string[];
  /** The recording kept nothing about the arguments. */
  readonly argumentsUnknown?: boolean;
  readonly grant: string;
  readonly server: string;
  /** Milliseconds since the epoch; undefined when the recording's time is missing or unreadable. */
  readonly ts: number | undefined;
  readonly approved?: boolean;
}

export interface OracleDecision {
  readonly effect: 'allow' | 'deny' | 'approve' | 'unknown';
  readonly rule: string;
  readonly at: string;
  readonly message: string;
}

/** True, false, or not known (section 5). */
type Truth = true | false | undefined;

type Found =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

/** Millionths: at least `low`, at most `high`; no `high` means without bound. */
interface Interval {
  readonly low: bigint;
  readonly high: bigint | undefined;
}

/** What one call added to a counter: in one window, or in every one when its time is not known (section 4, Time). */
interface Charge extends Interval {
  readonly tool: string;
  readonly turn: string | undefined;
  givenBack: boolean;
}

/** A counter is the list of what was charged and not given back. */
function sum(charges: readonly Interval[]): Interval {
  const add = (a: bigint | undefined, b: bigint | undefined) =>
    a === undefined || b === undefined ? undefined : a + b;
  return charges.reduce<Interval>((a, b) => ({ low: a.low + b.low, high: add(a.high, b.high) }), { low: 0n, high: 0n });
}

const isMap = (value: Json | undefined): value is ReadonlyMap<string, Json> => value instanceof Map;
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const mapOf = (value: Json | undefined): ReadonlyMap<string, Json> => (isMap(value) ? value : new Map());
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const escapeSegment = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');
const isScalar = (value: Json) => !isMap(value) && !isList(value) && value !== null;

/** Section 2, `eq`. */
function equal(a: Json, b: Json): boolean {
  if (a === null || b === null) return a === b;
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b) === 0;
  if (isScalar(a) && isScalar(b)) return String(a) === String(b);
  return deepEqual(a, b);
}

/** Section 2: arrays and objects deeply, numbers numerically, nothing else coerced. */
function deepEqual(a: Json, b: Json): boolean {
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b) === 0;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => deepEqual(item, b[i] ?? null));
  if (isMap(a) && isMap(b)) {
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && deepEqual(value, b.get(key) ?? null));
  }
  return typeof a === typeof b && !isList(a) && !isList(b) && !isMap(a) && !isMap(b) && a === b;
}

/** Section 2: whether the operator holds for a value that is present. `unreadable`: what a wrong type counts as. */
function holds(op: string, a: Json, value: Json, unreadable: boolean): boolean {
  switch (op) {
    case 'eq':
      return equal(a, value);
    case 'neq':
      return !equal(a, value);
    case 'in':
      return listOf(value).some((item) => equal(a, item));
    case 'not_in':
      return !listOf(value).some((item) => equal(a, item));
    case 'exists':
      return (a !== null) === value;
  }
  // Wrong type fails closed: "present, not null, unreadable type". Null is readable by none of these and holds for none.
  if (a === null) return false;
  switch (op) {
    case 'regex':
      return typeof a === 'string' ? new RegExp(textOf(value), 'u').test(a) : unreadable;
    case 'contains':
      if (isList(a)) return a.some((item) => equal(item, value));
      return typeof a === 'string' && typeof value === 'string' ? a.includes(value) : unreadable;
  }
  if (!(a instanceof Decimal) || !(value instanceof Decimal)) return unreadable;
  const order = a.compare(value);
  return op === 'lt' ? order < 0 : op === 'lte' ? order <= 0 : op === 'gt' ? order > 0 : order >= 0;
}

/** Kleene's conjunction. */
const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;

const windowNames = { minute: 16, hour: 13, day: 10 } as const;

/** The UTC minute, hour or day that holds `ts`, as a prefix of its ISO form. */
const windowOf = (ts: number, window: string) =>
  new Date(ts).toISOString().slice(0, windowNames[window as keyof typeof windowNames]);

/**
 * One policy with its counters, deciding call after call.
 * @param met is told what of the language a decision turned on, so that a test can see that its calls really meet it
 */
export function createOracle(policyText: string | null, met: (what: string) => void = () => {}) {
  const policy = policyText === null ? null : mapOf(readJson(policyText));
  const counters = new Map<string, Charge[]>();
  /** What each decision charged, in the order of the decisions. */
  const charged: Charge[][] = [];

  function decide(call: OracleCall): OracleDecision {
    charged.push([]);
    if (policy === null) return deny('(no policy)', '', 'No policy is attached');
    const tool = JSON.stringify(call.tool);
    const hidden = listOf(policy.get('hide')).findIndex((name) => name === call.tool || name === '*');
    if (hidden >= 0) return deny('(hidden)', `/hide/${hidden}`, `Tool ${tool} is hidden by policy`);
    const tools = mapOf(policy.get('tools'));
    if (policy.get('default') === 'deny' && !tools.has(call.tool)) {
      return deny('(default deny)', '/default', `Tool ${tool} is not permitted by policy`);
    }
    let args: Json = new Map();
    if (call.argumentsText !== undefined) {
      try {
        args = readJson(call.argumentsText);
      } catch {
        return deny('(invalid call)', '', 'Malformed call');
      }
      if (!isMap(args)) return deny('(invalid call)', '', 'Malformed call');
    }
    return decideRules(call, mapOf(args), mapOf(tools.get(call.tool)));
  }

  function decideRules(
    call: OracleCall,
    args: ReadonlyMap<string, Json>,
    rules: ReadonlyMap<string, Json>,
  ): OracleDecision {
    let unknown: OracleDecision | undefined;
    for (const { list, rule, name, at, onDeny } of rulesOf(call.tool, rules)) {
      const conditions = listOf(rule.get('conditions')).map(mapOf);
      const truth = all(conditions.map((condition) => truthOf(condition, list, call, args, met)));
      const fires: Truth = list === 'require' ? (truth === undefined ? undefined : !truth) : truth;
      if (fires === false) continue;
      if (list === 'approve_if' && call.approved) continue;
      if (fires === undefined) unknown ??= { effect: 'unknown', rule: name, at, message: '' };
      else if (list !== 'approve_if') return deny(name, at, onDeny || `Denied by rule ${name}`);
      else
        return unknown ?? { effect: 'approve', rule: name, at, message: onDeny || `Approval needed by rule ${name}` };
    }
    return decideLimits(call, args, rules, unknown);
  }

  function decideLimits(
    call: OracleCall,
    args: ReadonlyMap<string, Json>,
    rules: ReadonlyMap<string, Json>,
    earlier: OracleDecision | undefined,
  ): OracleDecision {
    let unknown = earlier;
    const increments = new Map<string, Interval & { readonly turn: string | undefined }>();
    for (const { limit, name, at } of limitsOf(call.tool, rules)) {
      const onDeny = textOf(limit.get('on_deny'));
      const window = textOf(limit.get('window'));
      const key = JSON.stringify([call.server, call.grant, limit.get('counter'), window]);
      const turn = call.ts === undefined ? undefined : windowOf(call.ts, window);
      const max = limit.get('max');
      const maximum = max instanceof Decimal ? (max.millionths() ?? 0n) : 0n;
      const increment = incrementOf(limit, call, args);
      if (increment === undefined) {
        return deny(name, at, onDeny || `${textOf(limit.get('increment_from'))} must be a number of at least 0`);
      }
      const charges = counters.get(key) ?? [];
      const here = charges.filter((charge) => charge.turn === undefined || charge.turn === turn);
      const after = sum([...here.filter(({ givenBack }) => !givenBack), increment]);
      if (turn !== undefined && after.low > maximum) {
        if (here.some(({ tool }) => tool !== call.tool)) met('a count that another tool filled');
        return deny(name, at, onDeny || `Rate limit of ${max} per ${window} reached. Try again later.`);
      }
      if (turn === undefined || after.high === undefined || after.high > maximum)
        unknown ??= { effect: 'unknown', rule: name, at, message: '' };
      else {
        if (sum([...here, increment]).low > maximum) met('room that was given back');
        if (sum([...charges, increment]).low > maximum) met('a window that has turned');
        if (charges.some((charge) => charge.turn !== undefined && charge.turn > turn)) met('a call that came late');
      }
      increments.set(key, { ...increment, turn });
    }
    for (const [key, increment] of increments) {
      const charge = { ...increment, low: unknown ? 0n : increment.low, tool: call.tool, givenBack: false };
      counters.set(key, [...(counters.get(key) ?? []), charge]);
      charged.at(-1)?.push(charge);
    }
    return unknown ?? { effect: 'allow', rule: '', at: '', message: '' };
  }

  /** Gives back what a decision charged, the first being 0, in the window that it was charged in (section 4). */
  function giveBack(decision: number) {
    for (const charge of charged[decision] ?? []) charge.givenBack = true;
  }

  function* rulesOf(tool: string, rules: ReadonlyMap<string, Json>) {
    for (const list of ['require', 'deny_if', 'approve_if']) {
      const seen = new Map<string, number>();
      for (const [index, item] of listOf(rules.get(list)).entries()) {
        const rule = mapOf(item);
        const conditions = listOf(rule.get('conditions')).map(mapOf);
        const label = conditions.map((c) => `${textOf(c.get('path'))}-${textOf(c.get('op'))}`).join('+') || 'always';
        const nth = (seen.get(label) ?? 0) + 1;
        seen.set(label, nth);
        const name = `/tools/${escapeSegment(tool)}/${list}/${escapeSegment(label)}${nth > 1 ? `#${nth}` : ''}`;
        yield {
          list,
          rule,
          name,
          at: `/tools/${escapeSegment(tool)}/${list}/${index}`,
          onDeny: textOf(rule.get('on_deny')),
        };
      }
    }
  }

  function* limitsOf(tool: string, rules: ReadonlyMap<string, Json>) {
    const general = mapOf(policy?.get('all_tools')).get('limits');
    const lists = [
      [`/tools/${escapeSegment(tool)}`, rules.get('limits')],
      ['/all_tools', general],
    ] as const;
    for (const [place, limits] of lists) {
      for (const [index, item] of listOf(limits).entries()) {
        const limit = mapOf(item);
        const name = `${place}/limits/${escapeSegment(textOf(limit.get('counter')))}`;
        yield { limit, name, at: `${place}/limits/${index}` };
      }
    }
  }

  return { decide, giveBack };
}

const deny = (rule: string, at: string, message: string): OracleDecision => ({ effect: 'deny', rule, at, message });

/** What stands at `args.…` (section 2), or that it is not known (section 5). */
function find(path: string, call: OracleCall, args: ReadonlyMap<string, Json>): Found {
  const keys = path.split('.').slice(1);
  if (call.argumentsUnknown) return { kind: 'unknown' };
  if (call.argumentKeys) return { kind: call.argumentKeys.includes(keys[0] ?? '') ? 'unknown' : 'missing' };
  let value: Json = args;
  for (const key of keys) {
    if (!isMap(value) || !value.has(key)) return { kind: 'missing' };
    value = value.get(key) ?? null;
  }
  return { kind: 'value', value };
}

function truthOf(
  condition: ReadonlyMap<string, Json>,
  list: string,
  call: OracleCall,
  args: ReadonlyMap<string, Json>,
  met: (what: string) => void,
): Truth {
  const found = find(textOf(condition.get('path')), call, args);
  const op = textOf(condition.get('op'));
  const value = condition.get('value') ?? null;
  if (found.kind === 'unknown') return undefined;
  if (found.kind === 'missing') {
    met(`${list} on a missing argument, ${op}`);
    return op === 'exists' && value === false;
  }
  const [strict, lenient] = [holds(op, found.value, value, false), holds(op, found.value, value, true)];
  if (strict !== lenient) met(`${list} on a wrong type, ${op}`);
  return list === 'require' ? strict : lenient;
}

/** Millionths to add; undefined when the argument is no number of at least 0 with at most six decimals (section 4). */
function incrementOf(limit: ReadonlyMap<string, Json>, call: OracleCall, args: ReadonlyMap<string, Json>) {
  const from = limit.get('increment_from');
  if (typeof from !== 'string') return { low: 1_000_000n, high: 1_000_000n };
  const found = find(from, call, args);
  if (found.kind === 'unknown') return { low: 0n, high: undefined };
  if (found.kind === 'missing' || !(found.value instanceof Decimal)) return undefined;
  const amount = found.value.millionths();
  return amount === undefined || amount < 0n ? undefined : { low: amount, high: amount };
}
