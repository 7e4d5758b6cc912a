import fc from 'fast-check';

/** Something that a client sends. `params` are as LSP wants them unless `isGarbage`. */
export type Action =
  | { readonly type: 'request'; readonly method: string; readonly params: object; readonly cancel: boolean }
  | { readonly type: 'open'; readonly uri: string; readonly text: string; readonly languageId: string }
  | { readonly type: 'edit'; readonly uri: string; readonly change: object }
  | { readonly type: 'save' | 'close'; readonly uri: string }
  | { readonly type: 'notify'; readonly method: string; readonly params: object };

const methods = [
  'hover',
  'completion',
  'codeAction',
  'definition',
  'references',
  'documentHighlight',
  'prepareRename',
  'rename',
  'documentSymbol',
  'foldingRange',
  'selectionRange',
  'documentLink',
  'formatting',
  'rangeFormatting',
  'inlayHint',
  'codeLens',
  'semanticTokens/full',
  'semanticTokens/full/delta',
  'semanticTokens/range',
  'diagnostic',
].map((name) => `textDocument/${name}`);

const others = [
  'workspace/symbol',
  'completionItem/resolve',
  'codeLens/resolve',
  'inlayHint/resolve',
  'codeAction/resolve',
  'workspace/executeCommand',
  'mcpPolicy/noSuchMethod',
];

const commands = [
  'status',
  'servers',
  'recordings',
  'newPolicy',
  'detect',
  'simulate',
  'refreshSnapshot',
  'nothing',
].map((name) => `mcpPolicy.server.${name}`);

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_order", "*", "list_orders"],
  "all_tools": { "limits": [{ "counter": "all", "window": "day", "max": 3, "scope": "grant" }] },
  "tools": {
    "list_orders": { "limits": [{ "counter": "all", "window": "day", "max": 3, "scope": "grant" }] },\r
    "update_ordr": { "require": [{ "conditions": [{ "path": "args.id", "op": "regex", "value": "(a+)+$" }] }] },
    "\u{1F600}\\n": { "deny_if": [{ "conditions": [], "on_deny": "no" }] },
    "delete_order": { "rate_limit": { "max": 1, "window": 60 } }
  }
}
`;

const text = fc.oneof(
  { weight: 4, arbitrary: fc.nat(policy.length).map((end) => policy.slice(0, end)) },
  { weight: 4, arbitrary: fc.constant(policy) },
  fc.constantFrom(
    '',
    '{}',
    '[[[[',
    '"',
    '\u0000',
    '\ud800',
    '{ "Version": "2012-10-17", "Statement": [] }',
    '{"a":'.repeat(500),
  ),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

const typed = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    ']',
    ',',
    ':',
    '\n',
    '\r\n',
    '//',
    '\\',
    '\ud83d\ude00',
    '"hide": ["*"], ',
    '"list_orders": {},',
  ),
  fc.string(),
);

const number = fc.oneof({ weight: 8, arbitrary: fc.nat(20) }, fc.constantFrom(99, 10_000, 2 ** 31 - 1));
const position = fc.record({ line: number, character: number });
const range = fc.record({ start: position, end: position });

/** Actions of a client that keeps to the protocol, whatever its author does, on these documents and many that are not there. */
export function sensible(uris: readonly string[]): fc.Arbitrary<Action> {
  const uri = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...uris) },
    fc.constantFrom(
      'file:///nowhere/policy.json',
      'untitled:policy.json',
      'https://example.invalid/p.json',
      'file:///%E0%A4%A',
      'x:',
    ),
  );
  // What a method does not know it ignores, so that one shape serves all.
  const asked = fc.record({
    textDocument: fc.record({ uri }),
    position,
    positions: fc.array(position, { maxLength: 3 }),
    range,
    context: fc.record({
      includeDeclaration: fc.boolean(),
      diagnostics: fc.constant([]),
      triggerKind: fc.constant(1),
    }),
    options: fc.record({ tabSize: fc.nat(8), insertSpaces: fc.boolean() }),
    newName: fc.oneof(fc.constantFrom('x', '', '*', 'list_orders', '__proto__'), fc.string()),
    query: fc.string({ maxLength: 3 }),
    previousResultId: fc.string({ maxLength: 3 }),
    label: fc.string({ maxLength: 3 }),
    title: fc.string({ maxLength: 3 }),
    data: fc.oneof(fc.record({ uri, tool: fc.string() }), fc.record({ uri, item: fc.anything() }), fc.json()),
    command: fc.constantFrom(...commands),
    arguments: fc.tuple(
      fc.record({
        uri,
        folder: uri,
        text,
        server: fc.constantFrom('store', 'x', '__proto__'),
        consent: fc.boolean(),
        recordings: fc.array(uri, { maxLength: 2 }),
      }),
    ),
  });
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        type: fc.constant('request' as const),
        method: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...methods) }, fc.constantFrom(...others)),
        params: asked,
        cancel: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('open' as const),
        uri: fc.constantFrom(...uris),
        text,
        languageId: fc.constantFrom('mcp-policy', 'mcp-policy', 'json', 'jsonc', 'plaintext'),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('edit' as const),
        uri: fc.constantFrom(...uris),
        change: fc.oneof({ weight: 6, arbitrary: fc.record({ range, text: typed }) }, fc.record({ text })),
      }),
    },
    fc.record({ type: fc.constantFrom('save' as const, 'close' as const), uri: fc.constantFrom(...uris) }),
    fc.record({
      type: fc.constant('notify' as const),
      method: fc.constantFrom('workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration'),
      params: fc.record({
        changes: fc.array(fc.record({ uri, type: fc.constantFrom(1, 2, 3) }), { maxLength: 3 }),
        settings: fc.constant(null),
      }),
    }),
  );
}

/** Requests that are none by the protocol: parameters that are absent, of another type, or half there. */
export const garbage: fc.Arbitrary<Action> = fc.record({
  type: fc.constant('request' as const),
  method: fc.constantFrom(...methods, ...others),
  params: fc.oneof(
    fc.constant({}),
    fc.object({ key: fc.constantFrom('textDocument', 'position', 'range', 'uri', 'command', 'data', 'arguments') }),
    fc.record({
      textDocument: fc.record({ uri: fc.constantFrom('untitled:policy.json', 5, null, {}) }),
      position: fc.record({
        line: fc.constantFrom(-1, 0.5, '1', null),
        character: fc.constantFrom(-5, 1e300, 'x', null),
      }),
      range: fc.constantFrom(null, 5, {}, { start: {}, end: {} }),
      context: fc.constantFrom(null, {}, { diagnostics: 5 }),
      command: fc.constantFrom(...commands),
      arguments: fc.constantFrom(null, [], [5], [{}], [{ uri: 5 }], [{ uri: '', recordings: [5] }]),
    }),
  ),
  cancel: fc.boolean(),
});
