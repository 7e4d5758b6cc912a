import { describe, expect, it } from 'vitest';
import { readAll } from './testing/read-all.ts';

type Attributes = Readonly<Record<string, unknown>>;

function span(attributes: Attributes, more: object = {}) {
  const all = {
    'mcp.method.name': { stringValue: 'tools/call' },
    'gen_ai.tool.name': { stringValue: 't' },
    ...attributes,
  };
  return {
    traceId: 'trace',
    spanId: 'a',
    kind: 3,
    startTimeUnixNano: '1789372800000000000',
    attributes: Object.entries(all).map(([key, value]) => ({ key, value })),
    ...more,
  };
}
const exported = (...spans: readonly unknown[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const read = (...spans: readonly unknown[]) => readAll('opentelemetry', [exported(...spans)]);
const text = (stringValue: string) => ({ stringValue });
const args = (json: string) => ({ 'gen_ai.tool.call.arguments': text(json) });
const list = (values: readonly unknown[]) => ({ arrayValue: { values } });
const object = (...values: readonly unknown[]) => ({ kvlistValue: { values } });

describe('the reader of OpenTelemetry spans', () => {
  const server = { kind: 2, spanId: 'b' };

  it.each([
    ['by parent', span({}), span({}, { ...server, parentSpanId: 'a' })],
    [
      'by request',
      span({ 'jsonrpc.request.id': text('7') }),
      span({ 'jsonrpc.request.id': { intValue: '7' } }, server),
    ],
  ])('joins the spans of client and server %s, whichever comes first', (_, one, other) => {
    for (const spans of [
      [one, other],
      [other, one],
      [one, other, other, one],
    ])
      expect(read(...spans).calls).toHaveLength(1);
  });

  it.each([
    ['different tools', span({}), span({ 'gen_ai.tool.name': text('u') }, { ...server, parentSpanId: 'a' })],
    ['different arguments', span(args('{"n":1}')), span(args('{"n":2}'), { ...server, parentSpanId: 'a' })],
    [
      'two clients with one id',
      span({ 'jsonrpc.request.id': text('1') }),
      span({ 'jsonrpc.request.id': text('1') }, { spanId: 'b' }),
    ],
    ['different traces', span({}), span({}, { ...server, parentSpanId: 'a', traceId: 'other' })],
    ['nothing in common', span({}), span({}, server)],
  ])('keeps apart %s', (_, one, other) => {
    expect(read(one, other).calls).toHaveLength(2);
  });

  it('takes arguments from the span that kept them', () => {
    const [call] = read(span({}), span(args('{"n":1.50}'), { ...server, parentSpanId: 'a' })).calls;
    expect(call).toMatchObject({ argumentsText: '{"n":1.50}' });
    expect(call).not.toHaveProperty('argumentsUnknown');
  });

  it.each([
    [object({ key: 'n', value: { intValue: '12345678901234567890' } }), '{"n":12345678901234567890}'],
    [object({ key: '__proto__', value: { doubleValue: 0.1 } }), '{"__proto__":0.1}'],
    [object({ key: 'a\n', value: list([text('"'), { boolValue: false }, object()]) }), '{"a\\n":["\\"",false,{}]}'],
    [text('[1]'), '[1]'],
  ])('keeps arguments written as %j', (value, expected) => {
    const [call] = read(span({ 'gen_ai.tool.call.arguments': value })).calls;
    expect(call).toMatchObject({ argumentsText: expected });
  });

  it.each([
    [text('{"path":"/tmp/cut o')],
    [object({ key: 'n', value: { doubleValue: 'NaN' } })],
    [object({ key: 'n', value: { bytesValue: 'AA==' } })],
    [object({ key: 'n', value: { intValue: '1,"m":2' } })],
    [object({ key: 'n' })],
    [Array.from({ length: 100 }).reduce<object>((inner) => list([inner]), {})],
    [{}],
  ])('knows nothing of arguments written as %j', (value) => {
    const [call] = read(span({ 'gen_ai.tool.call.arguments': value })).calls;
    expect(call).toMatchObject({ argumentsText: undefined, argumentsUnknown: true });
  });

  it.each([
    [{}, {}, 'complete'],
    [{ 'error.type': text('tool_error') }, {}, 'tool_error'],
    [{ 'error.type': text('-32602'), 'rpc.response.status_code': text('-32602') }, {}, 'rpc_error'],
    [{ 'rpc.response.status_code': { intValue: -32602 } }, {}, 'rpc_error'],
    [{ 'rpc.response.status_code': text('OK') }, {}, 'complete'],
    [{ 'error.type': text('timeout') }, { status: { code: 2 } }, 'timeout'],
    [{ 'error.type': text('SocketError') }, {}, 'tool_error'],
    [{}, { status: { code: 'STATUS_CODE_ERROR' } }, 'tool_error'],
  ])('takes %j with %j for %s', (attributes, more, outcome) => {
    expect(read(span(attributes, more)).calls.map((call) => call.outcome)).toEqual([outcome]);
  });

  it.each([[undefined], ['0'], ['soon'], [{}], ['9'.repeat(30)]])(
    'reads a span that began at %j without a time',
    (start) => {
      expect(read(span({}, { startTimeUnixNano: start })).calls).toMatchObject([{ ts: undefined }]);
    },
  );

  it('passes over other spans, and an execute_tool span that names no MCP method', () => {
    const other = span({ 'mcp.method.name': text('tools/list') });
    const outer = { spanId: 'c', attributes: [{ key: 'gen_ai.operation.name', value: text('execute_tool') }] };
    expect(read(other, outer)).toMatchObject({ calls: [], others: ['other spans', 'other spans'] });
  });

  it('finds a span broken that names its tool twice, and reads the next', () => {
    const twice = span({});
    twice.attributes.push({ key: 'gen_ai.tool.name', value: text('u') });
    const { calls, broken } = read(twice, span({}, { spanId: 'z' }));
    expect(broken).toEqual(['1: has the attribute "gen_ai.tool.name" twice']);
    expect(calls).toHaveLength(1);
  });

  it('does not hold calls back for ever', () => {
    const lines = Array.from({ length: 1500 }, (_, i) => exported(span({}, { spanId: `s${i}`, traceId: `t${i}` })));
    expect(readAll('opentelemetry', lines).tools.flat()).toHaveLength(500);
  });
});
