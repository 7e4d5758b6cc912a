/**
 * Random policies, calls and clocks for the differential test. Names, paths and values come from small sets, so that rules
 * really meet arguments, counters are really shared and windows really turn.
 */
import fc from 'fast-check';

/** A call before it is handed to either evaluator, with what happened after it. */
export interface RandomCall {
  readonly tool: string;
  readonly argumentsText?: string;
  readonly argumentKeys?: readonly string[];
  readonly argumentsUnknown?: boolean;
  readonly grant: string;
  readonly server: string;
  /** Undefined: the recording's time can not be read. */
  readonly ts: number | undefined;
  readonly approved?: boolean;
  /** How many decisions ago the one lies whose charge is given back after this call: 0 is this call's own. */
  readonly givenBack?: number;
}

const tools = ['pay', 'get', 'run/it~1', '__proto__'] as const;
const keys = ['n', 's', 'o', 'l', 'constructor'] as const;
const paths = ['args.n', 'args.s', 'args.o.n', 'args.o.s', 'args.l', 'args.l.length', 'args.constructor'] as const;
const numbers = [
  '0',
  '-0',
  '1',
  '5',
  '5.0',
  '1e1',
  '10',
  '-3',
  '0.1',
  '0.99',
  '0.0000001',
  '9007199254740993',
  '1e400',
  '123456.789012',
] as const;
const strings = ['""', '"5"', '"true"', '"null"', '"a"', '"ab"', '"b.env"', '"é"', '"10"'] as const;
const patterns = ['^a', 'b$', '[0-9]+', '\\\\.env$', 'a|b', '^$', 'a.'] as const;

const scalarText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...numbers) },
  { weight: 3, arbitrary: fc.constantFrom(...strings) },
  { weight: 1, arbitrary: fc.constantFrom('true', 'false', 'null') },
);
const listText = fc.array(scalarText, { maxLength: 3 }).map((items) => `[${items.join(',')}]`);
const objectText = fc
  .uniqueArray(fc.tuple(fc.constantFrom('n', 's'), scalarText), { maxLength: 2, selector: ([key]) => key })
  .map(memberText);
const valueText = fc.oneof(
  { weight: 6, arbitrary: scalarText },
  { weight: 1, arbitrary: listText },
  { weight: 1, arbitrary: objectText },
);

function memberText(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

const condition = fc
  .oneof(
    fc.tuple(fc.constantFrom('eq', 'neq', 'contains'), valueText),
    fc.tuple(fc.constantFrom('in', 'not_in'), listText),
    fc.tuple(fc.constantFrom('lt', 'lte', 'gt', 'gte'), fc.constantFrom(...numbers)),
    fc.tuple(
      fc.constant('regex'),
      fc.constantFrom(...patterns).map((pattern) => `"${pattern}"`),
    ),
    fc.tuple(fc.constant('exists'), fc.constantFrom('true', 'false')),
  )
  .chain(([op, value]) => fc.constantFrom(...paths).map((path) => `{"path":"${path}","op":"${op}","value":${value}}`));

const ruleOf = (conditions: fc.Arbitrary<string[]>) =>
  fc
    .tuple(conditions, fc.constantFrom('', ',"on_deny":""', ',"on_deny":"No."'))
    .map(([list, onDeny]) => `{"conditions":[${list.join(',')}]${onDeny}}`);

const someConditions = fc.array(condition, { minLength: 1, maxLength: 2 });
const rules = (name: string, conditions: fc.Arbitrary<string[]>) =>
  fc.array(ruleOf(conditions), { maxLength: 2 }).map((list) => (list.length ? [`"${name}":[${list.join(',')}]`] : []));

/** Counters whose `increment_from` is fixed by their name, so that no two limits contradict each other. */
const counters = { shared: undefined, calls: undefined, spend: 'args.n', deep: 'args.o.n' } as const;
const maxima = ['0', '1', '2', '3', '5.5', '10', '100.000001'] as const;

function limitsOf(names: readonly (keyof typeof counters)[]) {
  const limit = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom('minute', 'hour', 'day'),
    fc.constantFrom(...maxima),
    fc.boolean(),
  );
  return fc
    .uniqueArray(limit, { maxLength: 2, selector: ([counter, window]) => `${counter} ${window}` })
    .map((limits) => {
      const texts = limits.map(([counter, window, max, said]) => {
        const from = counters[counter] ? `,"increment_from":"${counters[counter]}"` : '';
        const onDeny = said ? ',"on_deny":"Enough."' : '';
        return `{"counter":"${counter}","window":"${window}","max":${max},"scope":"grant"${from}${onDeny}}`;
      });
      return texts.length ? [`"limits":[${texts.join(',')}]`] : [];
    });
}

/** Leaves a list out half of the time, or hardly a call would get as far as the later ones. */
const sometimes = (list: fc.Arbitrary<string[]>) => fc.oneof(fc.constant<string[]>([]), list);

const toolRules = fc
  .tuple(
    sometimes(rules('require', someConditions)),
    sometimes(
      rules(
        'deny_if',
        fc.oneof({ weight: 9, arbitrary: someConditions }, { weight: 1, arbitrary: fc.constant<string[]>([]) }),
      ),
    ),
    sometimes(
      rules(
        'approve_if',
        fc.oneof({ weight: 4, arbitrary: someConditions }, { weight: 1, arbitrary: fc.constant<string[]>([]) }),
      ),
    ),
    limitsOf(['shared', 'calls', 'spend', 'deep']),
  )
  .map((parts) => `{${parts.flat().join(',')}}`);

/** JSON text of a policy without errors. */
export const policyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('allow', 'deny'),
    fc.oneof(
      { weight: 12, arbitrary: fc.constant<string[]>([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(fc.constantFrom('get', '__proto__', 'other', '*'), { minLength: 1, maxLength: 2 }),
      },
    ),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: limitsOf(['shared', 'calls']) },
    ),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...tools), toolRules), {
      minLength: 1,
      maxLength: 4,
      selector: ([tool]) => tool,
    }),
  )
  .map(([byDefault, hide, general, entries]) => {
    const parts = ['"version":"1"', `"default":"${byDefault}"`, `"tools":${memberText(entries)}`];
    if (hide.length) parts.push(`"hide":${JSON.stringify(hide)}`);
    if (general.length) parts.push(`"all_tools":{${general.join(',')}}`);
    return `{${parts.join(',')}}`;
  });

const argumentsText = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.oneof(valueText, objectText)), {
        maxLength: 4,
        selector: ([key]) => key,
      })
      .map(memberText),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'null',
      '[]',
      '{"n":1,"n":2}',
      '{"o":{"s":1,"s":1}}',
      '{',
      '"\\ud800"',
      '{"s":"\\udfff"}',
    ),
  },
);

/** What is known of a call's arguments. */
const knowledge = fc.oneof(
  { weight: 12, arbitrary: argumentsText.map((text) => ({ argumentsText: text })) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.subarray([...keys]).map((argumentKeys) => ({ argumentKeys })) },
  { weight: 1, arbitrary: fc.constant({ argumentsUnknown: true as const }) },
);

/** Around a minute's, an hour's and a day's end, so that windows turn. */
const start = Date.UTC(2026, 10, 20, 23, 58, 30);
/** Mostly on; sometimes back, as in a recording that several programs wrote. */
const step = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 1, 7_000, 29_999, 60_000, 3_600_000) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -31_000, -60_000, -3_600_000, -86_400_000) },
);

/** Calls by a clock that mostly goes on. */
export const calls: fc.Arbitrary<RandomCall[]> = fc
  .array(
    fc.record({
      tool: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...tools) },
        { weight: 1, arbitrary: fc.constantFrom('other', 'toString') },
      ),
      known: knowledge,
      grant: fc.constantFrom('one', 'one', 'two'),
      server: fc.constantFrom('s', 's', 's', 't'),
      step,
      timed: fc.oneof({ weight: 24, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      approved: fc.constantFrom(undefined, undefined, true),
      givenBack: fc.constantFrom(undefined, undefined, undefined, undefined, 0, 0, 1, 3),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list) => {
    let ts = start;
    return list.map(({ known, step: passed, timed, approved, givenBack, ...call }) => {
      ts += passed;
      return {
        ...call,
        ...known,
        ...(approved ? { approved } : {}),
        ...(givenBack === undefined ? {} : { givenBack }),
        ts: timed ? ts : undefined,
      };
    });
  });
