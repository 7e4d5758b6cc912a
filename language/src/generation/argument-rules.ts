import type { ObservedPath, ObservedTool, ObservedValue, Operator } from '@mcp-policy/engine';
import { listText, objectText } from './compact.ts';
import { roundDown, roundUp } from './round.ts';
import { thresholds } from './thresholds.ts';

/** Rules about arguments, each as JSON text. */
export interface ArgumentRules {
  readonly require: readonly string[];
  readonly denyIf: readonly string[];
  /** Why there are no more. */
  readonly open: 'few calls' | 'arguments unknown' | 'too many' | undefined;
}

const none = { require: [], denyIf: [] } as const;

interface PathRule {
  readonly path: string;
  readonly list: 'require' | 'denyIf';
  readonly text: string;
}

/** The tightest readable rules that hold for every call that was seen. */
export function argumentRules(tool: ObservedTool): ArgumentRules {
  if (tool.argumentsUnknown > 0) return { ...none, open: 'arguments unknown' };
  if (tool.calls < thresholds.calls) return { ...none, open: 'few calls' };
  const ofValues = tool.paths.flatMap((path) => valueRules(path, isAlways(path, tool)));
  const required = ofValues.filter(({ list }) => list === 'require').map(({ path }) => path);
  const exist = tool.paths.filter((path) => {
    // An argument that another rule requires, or something in it, exists anyway. Deeper ones are the tool's own business.
    const implied = required.some((other) => other === path.text || other.startsWith(`${path.text}.`));
    return isAlways(path, tool) && !implied && path.text.split('.').length === 2;
  });
  const all = [...ofValues, ...exist.map(({ text }) => requires(text, condition(text, 'exists', 'true')))];
  const kept = all.slice(0, thresholds.rules);
  const textsOf = (list: PathRule['list']) => kept.filter((rule) => rule.list === list).map(({ text }) => text);
  return {
    require: textsOf('require'),
    denyIf: textsOf('denyIf'),
    open: kept.length < all.length ? 'too many' : undefined,
  };
}

function isAlways({ present, nulls }: ObservedPath, { calls }: ObservedTool): boolean {
  return present === calls && nulls === 0;
}

/**
 * What its values say of an argument. One that is always there is required to be so; for one that may be left out, or null,
 * `deny_if` says what it must not be, since `require` would insist on it (docs/language.md, 2. Conditions).
 */
function valueRules({ text: path, ...seen }: ObservedPath, always: boolean): readonly PathRule[] {
  const values = enumerated(seen);
  if (values !== undefined) {
    const [only, ...more] = values.map(({ text }) => text);
    if (only === undefined) return [];
    if (more.length === 0) {
      return always ? [requires(path, condition(path, 'eq', only))] : [denies(path, condition(path, 'neq', only))];
    }
    const list = listText([only, ...more]);
    return always ? [requires(path, condition(path, 'in', list))] : [denies(path, condition(path, 'not_in', list))];
  }
  const { range, numbers, present, nulls } = seen;
  if (range === undefined || numbers < thresholds.calls || numbers !== present - nulls) return [];
  const [least, most] = [roundDown(range.least), roundUp(range.most)];
  return always
    ? [requires(path, condition(path, 'gte', least), condition(path, 'lte', most))]
    : [denies(path, condition(path, 'lt', least)), denies(path, condition(path, 'gt', most))];
}

/** The values when they look like all that there are, in a stable order. */
function enumerated({
  values,
  present,
}: Pick<ObservedPath, 'values' | 'present'>): readonly ObservedValue[] | undefined {
  if (values === undefined || values.length > thresholds.values) return undefined;
  if (present < Math.max(thresholds.calls, values.length * thresholds.callsPerValue)) return undefined;
  if (values.some(({ count }) => count < thresholds.timesEach)) return undefined;
  const texts = new Set(values.map(({ text }) => text));
  if (texts.size === 1 && texts.has('null')) return undefined;
  // Both booleans are no choice.
  if (texts.has('true') && texts.has('false')) return undefined;
  return [...values].sort((a, b) => Number(a.text) - Number(b.text) || (a.text < b.text ? -1 : 1));
}

function condition(path: string, op: Operator, value: string): string {
  return objectText([
    ['path', JSON.stringify(path)],
    ['op', JSON.stringify(op)],
    ['value', value],
  ]);
}

function ruleOf(conditions: readonly string[]): string {
  return objectText([['conditions', listText(conditions)]]);
}

function requires(path: string, ...conditions: readonly string[]): PathRule {
  return { path, list: 'require', text: ruleOf(conditions) };
}

function denies(path: string, ...conditions: readonly string[]): PathRule {
  return { path, list: 'denyIf', text: ruleOf(conditions) };
}
