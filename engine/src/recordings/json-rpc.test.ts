import { describe, expect, it } from 'vitest';
import { readAll } from './testing/read-all.ts';

const request = (id: unknown, name: string, more: object = {}) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, ...more },
});
const error = (id: unknown) => ({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } });
const result = (id: unknown, held: object = {}) => ({ jsonrpc: '2.0', id, result: held });
const outcomes = (values: readonly unknown[]) =>
  readAll('json-rpc', values).calls.map(({ tool, outcome }) => `${tool} ${outcome}`);

describe('the JSON-RPC reader', () => {
  it('tells a call when its answer is there, and those before it', () => {
    const { tools } = readAll('json-rpc', [request(1, 'a'), request(2, 'b'), result(2), result(1), request(3, 'c')]);
    expect(tools).toEqual([[], [], [], ['a', 'b'], []]);
  });

  it('does not wait for ever for an answer', () => {
    const calls = Array.from({ length: 2500 }, (_, i) => request(i, `t${i}`));
    const { tools, calls: told } = readAll('json-rpc', calls);
    expect(tools.flat()).toHaveLength(1500);
    expect(told.map(({ tool }) => tool)).toEqual(calls.map(({ params }) => params.name));
    expect(told.every(({ outcome }) => outcome === 'complete')).toBe(true);
  });

  it('holds no more than 16 MiB of arguments back', () => {
    const big = request(0, 'big', { arguments: { text: 'x'.repeat(9 * 1024 * 1024) } });
    expect(readAll('json-rpc', [big, big, big]).tools.flat()).toEqual(['big', 'big']);
  });

  it.each([
    ['an error of the protocol', error(1), 'rpc_error'],
    ['a result', result(1, { content: [] }), 'complete'],
    ['a result that says the tool failed', result(1, { isError: true }), 'tool_error'],
    ['a request for input', result(1, { resultType: 'input_required' }), 'input_required'],
    ['a task', result(1, { resultType: 'task', task: { taskId: '7' } }), 'complete'],
    ['an error that is null', { ...result(1), error: null }, 'complete'],
    ['an answer to something else', error(2), 'complete'],
    ['an answer to a text that reads like the number', error('1'), 'complete'],
    ['an answer to the same number', error(1.0), 'rpc_error'],
    ['a cancellation', { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }, 'cancelled'],
  ])('knows %s', (_, answer, outcome) => {
    expect(outcomes([request(1, 't'), answer])).toEqual([`t ${outcome}`]);
  });

  it('keeps ids beyond 2^53 apart', () => {
    const text = (id: string) => JSON.stringify(request(0, id)).replace('"id":0', `"id":${id}`);
    const answer = '{"jsonrpc":"2.0","id":9007199254740993,"error":{}}';
    expect(outcomes([text('9007199254740992'), text('9007199254740993'), answer])).toEqual([
      '9007199254740992 complete',
      '9007199254740993 rpc_error',
    ]);
  });

  it("does not take the answer to a server's question for the call's own", () => {
    const question = { jsonrpc: '2.0', id: 1, method: 'sampling/createMessage', params: {} };
    expect(outcomes([request(1, 't'), question, error(1), result(1)])).toEqual(['t complete']);
    const sent = (msg: unknown) => ({ dir: 'out', msg });
    const got = (msg: unknown) => ({ dir: 'in', msg });
    expect(outcomes([sent(request(1, 't')), sent(error(1)), got(result(1))])).toEqual(['t complete']);
  });

  it('keeps connections apart', () => {
    const on = (session: string, msg: unknown) => ({ session, msg });
    expect(outcomes([on('x', request(1, 'a')), on('y', request(1, 'b')), on('x', error(1))])).toEqual([
      'a rpc_error',
      'b complete',
    ]);
  });

  it('says when an answer fits more than one call', () => {
    const { calls, notes } = readAll('json-rpc', [request(1, 'a'), request(1, 'b'), error(1)]);
    expect(calls.map(({ outcome }) => outcome)).toEqual(['complete', 'rpc_error']);
    expect(notes).toEqual([expect.stringContaining('1 answer fits more than one open call')]);
  });

  it('reads on behind a broken message of a list', () => {
    const { calls, broken } = readAll('json-rpc', [
      [request(1, 'a'), { jsonrpc: '1.0' }, request(2, ''), request(3, 'b')],
    ]);
    expect(calls.map(({ tool }) => tool)).toEqual(['a', 'b']);
    expect(broken).toEqual(['1: is no JSON-RPC 2.0 message', '1: has an empty tool name']);
  });

  it.each([
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b"}}', 'has the key "name" twice'],
    ['{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call"}', 'has the key "method" twice'],
    [
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{},"arguments":{"x":1}}}',
      'twice',
    ],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}', 'by something else than a text'],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\\ud800"}}', 'no Unicode text'],
    ['{"jsonrpc":"2.0","id":1,"method":"tools/call"}', 'names no tool'],
    ['{"msg":"{\\"jsonrpc\\":\\"2.0\\",\\"id\\":1,"}', 'is not JSON'],
    ['12:00 > {"method":"tools/call","params":{"name":"secret-name', 'cut off'],
    ['12:00 > {"jsonrpc":"2.0",,}', 'is not JSON'],
    ['17', 'holds no JSON-RPC message'],
  ])('finds %s broken', (text, reason) => {
    const { calls, broken } = readAll('json-rpc', [text]);
    expect(calls).toEqual([]);
    expect(broken).toEqual([expect.stringContaining(reason)]);
    expect(broken.join()).not.toContain('secret');
  });

  it('treats __proto__ as any other name', () => {
    const text =
      '{"__proto__":{"jsonrpc":"2.0","id":"__proto__","method":"tools/call","params":{"name":"__proto__","arguments":{"__proto__":1}}}}';
    const [call] = readAll('json-rpc', [text]).calls;
    expect(call).toMatchObject({ tool: '__proto__', argumentsText: '{"__proto__":1}' });
  });

  it('reads a log with brackets, unclosed texts and escapes in time that grows with its length', () => {
    const hostile = [
      '['.repeat(2e6),
      `x${'[a'.repeat(1e6)}"jsonrpc"`,
      `x{"${'\\'.repeat(2e6)}"jsonrpc"`,
      `x${'{"'.repeat(1e6)}"jsonrpc"`,
    ];
    expect(readAll('json-rpc', hostile).broken).toHaveLength(4);
  });
});
