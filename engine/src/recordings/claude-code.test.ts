import { describe, expect, it } from 'vitest';
import { createSeenCalls } from './seen-calls.ts';
import { readAll } from './testing/read-all.ts';

const use = (id: string | undefined, name: unknown, input: unknown = {}) => ({ type: 'tool_use', id, name, input });
const assistant = (...content: readonly unknown[]) => ({
  type: 'assistant',
  uuid: 'u',
  timestamp: '2026-09-14T08:00:00Z',
  message: { role: 'assistant', content },
});
const answer = (id: string, more: object = {}, beside: object = {}) => ({
  type: 'user',
  uuid: 'u',
  ...beside,
  message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, ...more }] },
});
const namesOf = (name: string, servers: readonly string[] = []) =>
  readAll('claude-code', [assistant(use('1', name))], { servers }).calls.map(({ server, tool }) => [server, tool]);

describe('the reader of Claude Code transcripts', () => {
  it.each([
    ['mcp__a__b', [], ['a', 'b']],
    ['mcp__a__b__c', [], ['a', 'b__c']],
    ['mcp__a__b__c', ['a__b'], ['a__b', 'c']],
    ['mcp__a__b__c', ['a', 'a__b'], ['a__b', 'c']],
    ['mcp__my_files__read', ['my files'], ['my files', 'read']],
    ['mcp__a__b', ['other'], ['a', 'b']],
    ['mcp___a__b', [], ['_a', 'b']],
    ['mcp____proto____x', [], ['__proto', '__x']],
  ])('takes %s apart, knowing %j', (name, servers, expected) => {
    expect(namesOf(name, servers)).toEqual([expected]);
  });

  it.each(['mcp__', 'mcp__a', 'mcp__a__'])('finds %s broken', (name) => {
    const { calls, broken } = readAll('claude-code', [assistant(use('1', name), use('2', 'mcp__a__b'))]);
    expect(broken).toEqual(['1: names a tool that is not mcp__<server>__<tool>']);
    expect(calls.map(({ tool }) => tool)).toEqual(['b']);
  });

  it('passes over what is no MCP tool', () => {
    const { calls, others } = readAll('claude-code', [
      assistant(use('1', 'Bash', { command: 'ls' })),
      { type: 'system' },
    ]);
    expect(calls).toEqual([]);
    expect(others).toEqual(["calls of the client's own tools", 'other lines']);
  });

  it('drops a repeated call, in another file too, and never a different one with the same id', () => {
    const seen = createSeenCalls();
    const line = assistant(use('1', 'mcp__a__b', { n: 1 }));
    const first = readAll('claude-code', [line, line, assistant(use('1', 'mcp__a__b', { n: 2 }))], { seen });
    expect(first.calls.map(({ argumentsText }) => argumentsText)).toEqual(['{"n":1}', '{"n":2}']);
    expect(readAll('claude-code', [line], { seen })).toMatchObject({ calls: [], others: ['repeated calls'] });
  });

  it('keeps calls without an id, as none can be told to be another', () => {
    const line = assistant(use(undefined, 'mcp__a__b'));
    expect(readAll('claude-code', [line, line]).calls).toHaveLength(2);
  });

  it.each([
    [{}, {}, 'complete'],
    [{ is_error: false }, {}, 'complete'],
    [{ is_error: true }, {}, 'tool_error'],
    [{ is_error: true }, { toolUseResult: 'User rejected tool use' }, 'cancelled'],
    // The text is the server's: it may say what it likes and gets no charge back for it.
    [{ is_error: true, content: 'User rejected tool use' }, {}, 'tool_error'],
    [{ is_error: true, content: 'MCP error -32603: no' }, {}, 'tool_error'],
  ])('takes a result %j beside %j for %s', (result, beside, outcome) => {
    const { calls } = readAll('claude-code', [assistant(use('1', 'mcp__a__b')), answer('1', result, beside)]);
    expect(calls.map((call) => call.outcome)).toEqual([outcome]);
  });

  it('reads a line in any shape', () => {
    const { calls, broken } = readAll('claude-code', [
      { type: 'assistant', message: null },
      { type: 'assistant', message: { content: 'text' } },
      { type: 'assistant', message: { content: [null, 1, 'x', [], { type: 'tool_use' }] } },
      { type: 'user', message: { content: [{ type: 'tool_result' }] } },
      '"text"',
    ]);
    expect(calls).toEqual([]);
    expect(broken).toEqual(['3: names no tool', '5: holds no object']);
  });
});
