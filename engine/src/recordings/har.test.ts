import { describe, expect, it } from 'vitest';
import { readAll } from './testing/read-all.ts';

const call = (id: number, name = 't') => JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name } });
const failed = (id: number) => JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } });
const entry = (text: unknown, content: object = {}, headers: readonly object[] = []) => ({
  startedDateTime: '2026-09-14T08:00:00Z',
  request: { method: 'POST', url: 'https://mcp.example.com/mcp', headers, postData: { text } },
  response: { status: 200, headers: [], content },
});
const read = (...entries: readonly unknown[]) => readAll('har', [{ log: { version: '1.2', entries } }]);
const outcomes = (...entries: readonly unknown[]) => read(...entries).calls.map((one) => one.outcome);

describe('the reader of HAR files', () => {
  it.each([
    ['as JSON', { text: failed(1) }],
    [
      'in base64',
      {
        text: 'eyJqc29ucnBjIjoiMi4wIiwiaWQiOjEsImVycm9yIjp7ImNvZGUiOi0zMjYwMywibWVzc2FnZSI6Im5vIn19',
        encoding: 'base64',
      },
    ],
    ['as an event', { text: `id: 1\ndata: ${failed(1)}\n\n` }],
    ['as an event that is cut off behind it', { text: `data:${failed(1)}` }],
    ['behind other events', { text: `: hello\n\nevent: ping\ndata: {}\n\ndata: ${failed(1)}\r\n\r\n` }],
    ['in a list', { text: `[${failed(1)}]` }],
  ])('finds an answer %s', (_, content) => {
    expect(outcomes(entry(call(1), content))).toEqual(['rpc_error']);
  });

  it('takes an answer without a session for the request of its own entry', () => {
    expect(outcomes(entry(call(1)), entry(call(1), { text: failed(1) }))).toEqual(['complete', 'rpc_error']);
  });

  it('keeps sessions apart, and joins an answer that comes later in one', () => {
    const on = (id: string) => [{ name: 'MCP-Session-Id', value: id }];
    const later = entry('', { text: `data: ${failed(1)}\n\n` }, on('x'));
    expect(outcomes(entry(call(1), {}, on('x')), entry(call(1), {}, on('y')), later)).toEqual([
      'rpc_error',
      'complete',
    ]);
  });

  it.each([
    ['broken base64', { text: '%%%', encoding: 'base64' }],
    ['no UTF-8', { text: '/////w==', encoding: 'base64' }],
    ['a web page', { text: '<html>jsonrpc</html>' }],
    ['half an answer', { text: '{"jsonrpc":"2.0","id":1,"err' }],
    ['nothing', {}],
  ])('takes a call whose answer is %s for one without', (_, content) => {
    expect(read(entry(call(1), content))).toMatchObject({ calls: [{ outcome: 'complete' }], broken: [] });
  });

  it('finds entries and bodies broken, and reads the next', () => {
    const { calls, broken } = read(null, { request: null }, entry('{"jsonrpc":"2.0",'), entry(call(1)));
    expect(calls).toHaveLength(1);
    expect(broken).toEqual(['1: is an entry without a "request"', '1: is not JSON (column 1)']);
  });

  it('passes over requests that are no MCP', () => {
    expect(read(entry('{"query":"{ me }"}'), entry(undefined)).others).toEqual(['other requests', 'other requests']);
  });

  it('knows the tool by its header where the body was not kept, and nothing of the arguments', () => {
    const headers = [
      { name: 'Mcp-Method', value: 'tools/call' },
      { name: 'Mcp-Name', value: '=?base64?w7ZmZm5lbg==?=' },
    ];
    expect(read(entry(undefined, {}, headers)).calls).toMatchObject([{ tool: 'öffnen', argumentsUnknown: true }]);
  });

  it.each(['{"log":{}}', '{"log":{"entries":{}}}', '{}'])('finds %s broken', (text) => {
    expect(readAll('har', [text]).broken).toEqual(['1: holds no "log" with "entries"']);
  });
});
