/** Lines of recordings for tests: like most, odd, and broken in every way. */
import fc from 'fast-check';

const oddNames = fc.constantFrom(
  't',
  'create_charge',
  '',
  '__proto__',
  'a"b',
  'é',
  '\u{1F600}',
  '\ud800',
  'x'.repeat(300),
);
const names = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('t', 'u', 'create_charge', 'list') }, oddNames);

const times = fc.oneof(
  { weight: 6, arbitrary: fc.nat(600).map((second) => new Date(Date.UTC(2026, 0, 1) + second * 777).toISOString()) },
  fc.constantFrom(
    '2026-11-20T09:00:00Z',
    '2026-11-20T09:00:00.5Z',
    '2026-11-20T09:00:60.000Z',
    '2026-02-30T00:00:00.000Z',
    '2026-11-20T10:00:00+01:00',
    '2026-11-20t09:00:00.000z',
    '2026-11-20T24:00:00.000Z',
    '2026-1x-20T09:00:00.000Z',
    'noon',
    '',
    7,
    null,
  ),
);

const values = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, 1e21, 20000, '', 'usd', 'vip', [], {}, ['vip', 1], {
    b: { c: 1 },
  }),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

const callArguments = fc.dictionary(
  fc.oneof(fc.constantFrom('amount', 'a', '__proto__', 'tags'), fc.string()),
  values,
  {
    maxKeys: 5,
  },
);

const call = fc.record(
  {
    v: fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, fc.constantFrom<unknown>(2, '1', 1.5)),
    ts: times,
    grant: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', 'b', 'ci-bot') }, oddNames, fc.constant(5)),
    server: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('s', 'other') }, oddNames),
    tool: names,
    arguments: fc.oneof({ weight: 9, arbitrary: callArguments }, values),
    argument_keys: fc.constantFrom<unknown>(['a'], [], 'a'),
    outcome: fc.constantFrom('complete', 'input_required', 'tool_error', 'rpc_error', 'timeout', 'cancelled', 'lost'),
    latency: fc.nat(),
  },
  { requiredKeys: ['v', 'tool', 'ts'] },
);

const plainCall = fc.record(
  { v: fc.constant(1), ts: times, grant: fc.constantFrom('a', 'b'), tool: names, arguments: callArguments },
  { requiredKeys: ['v', 'tool', 'ts', 'arguments'] },
);

const edits = fc.constantFrom<(text: string) => string>(
  (text) => text.slice(0, -1),
  (text) => text.slice(1),
  (text) => `${text},`,
  (text) => ` \t${text.replaceAll(',', ' , ').replaceAll(':', ' : ')} \r`,
  (text) => text.replace('"tool"', '"to\\u006fl"'),
  (text) => text.replace('{', '{"tool":"t",'),
  (text) => text.replace('"amount"', '"a"'),
  (text) => text.replace('"arguments":{', '"arguments":{"x":1,"x":2,'),
  (text) => text.replace('"arguments":{', '"arguments":{"x":"\\ud800",'),
  (text) => text.replace('"arguments":{', '"arguments":{"\\u0061":1,'),
  (text) => text.replace('"arguments":{', `"arguments":{"deep":${'['.repeat(70)}${']'.repeat(70)},`),
  (text) =>
    text.replace('"arguments":{', `"arguments":{${Array.from({ length: 60 }, (_, i) => `"k${i}":${i}`).join()},`),
  (text) => text.replace(/\d/, '01'),
  (text) => text.replace(/\d/, '1.'),
  (text) => text.replace(/\d/, '1e999'),
  (text) => text.replace(/[a-z]/, '\t'),
  (text) => text.replace(/true|false|null/, 'nul'),
  (text) => `\uFEFF${text}`,
);

const odd = fc.constantFrom('', ' ', '\r', '{}', '[]', '1', '{', 'x', '\u00a0', '\uFEFF', '{"v":1,"tool":"t"} {"v":1}');

/** One line of a recording, without its end. */
export const lines: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: plainCall.map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: call.map((value) => JSON.stringify(value)) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.oneof(call, plainCall), edits).map(([value, edit]) => edit(JSON.stringify(value))),
  },
  { weight: 1, arbitrary: odd },
);
