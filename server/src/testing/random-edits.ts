import fc from 'fast-check';
import { toolNames } from './shop.ts';

const tool = fc.constantFrom(...toolNames, 'lost', 'dеlete_order', '__proto__', 'a/b', '𐐀_tool', '');
const condition = fc.record({
  path: fc.constantFrom('args.amount', 'args.path', 'args.region', 'args.no', 'amount'),
  op: fc.constantFrom('eq', 'gt', 'regex', 'in', 'exists', 'like'),
  value: fc.constantFrom<unknown>(1, 'eu', ['eu'], true, '^/a', '(', null),
});
const rule = fc.record({
  conditions: fc.array(condition, { maxLength: 2 }),
  on_deny: fc.constantFrom('No.', 'Use delete_order.', 'ключ'),
});
const limit = fc.record({
  counter: fc.constantFrom('a', 'b', 'spend'),
  window: fc.constantFrom('minute', 'hour', 'day'),
  max: fc.constantFrom(0, 5, 100),
  scope: fc.constant('grant'),
});
const rules = fc.record(
  {
    require: fc.array(rule, { maxLength: 2 }),
    deny_if: fc.array(rule, { maxLength: 2 }),
    limits: fc.array(limit, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** The text of a policy for the shop: mostly JSON, with all line ends there are. */
export const policyText = fc
  .record({
    version: fc.constant('1'),
    default: fc.constantFrom('allow', 'deny'),
    hide: fc.array(tool, { maxLength: 3 }),
    all_tools: fc.record({ limits: fc.array(limit, { maxLength: 2 }) }),
    tools: fc
      .array(fc.tuple(tool, rules), { minLength: 3, maxLength: 14 })
      .map((entries) => Object.fromEntries(entries)),
  })
  .chain((value) => fc.constantFrom(0, 2).map((indent) => `${JSON.stringify(value, null, indent)}\n`))
  .chain((text) => fc.constantFrom('\n', '\r\n', '\r').map((end) => text.replaceAll('\n', end)));

const typed = fc.oneof(
  fc.constantFrom(
    'x',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '/',
    '//',
    '/*',
    '1',
    '-',
    'tru',
  ),
  fc.constantFrom(
    '\ud83d',
    '\ude00',
    '😀',
    '\\ud83d',
    '"tools": {',
    '"hide": ["*"],',
    '"limits": [',
    '"default": "allow",',
  ),
  fc.tuple(tool, rules).map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of)},`),
  fc
    .array(fc.tuple(tool, rules), { maxLength: 6 })
    .map((many) => many.map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of, null, 2)},\n`).join('')),
);

/** Something that an author does. */
export type Step =
  | { readonly kind: 'edit'; readonly at: number; readonly remove: number; readonly insert: string }
  | { readonly kind: 'undo' | 'reopen' | 'replace' };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.nat(3) },
        { weight: 1, arbitrary: fc.nat(400) },
      ),
      insert: fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 3, arbitrary: typed }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'replace' as const) }) },
);
