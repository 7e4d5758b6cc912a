import { describe, expect, it } from 'vitest';
import { readRecordedCall } from './read-recorded-call.ts';

function call(text: string) {
  const read = readRecordedCall(text, 7);
  if (read.kind !== 'call') throw new Error(JSON.stringify(read));
  return read.call;
}

describe('readRecordedCall', () => {
  it('reads a whole line', () => {
    const line =
      '{"v":1,"ts":"2026-11-20T09:00:00.000Z","grant":"ci-bot","server":"github","tool":"create_issue","arguments":{"n":1},"outcome":"tool_error"}';
    expect(call(line)).toEqual({
      line: 7,
      ts: Date.UTC(2026, 10, 20, 9),
      tsText: '2026-11-20T09:00:00.000Z',
      grant: 'ci-bot',
      server: 'github',
      tool: 'create_issue',
      argumentsText: '{"n":1}',
      argumentKeys: undefined,
      outcome: 'tool_error',
    });
  });

  it('fills in what a line may leave out', () => {
    expect(call('{"v":1,"tool":"t"}')).toMatchObject({
      grant: 'default',
      server: undefined,
      outcome: 'complete',
      ts: undefined,
      argumentsText: undefined,
    });
  });

  it.each([
    [
      '{"v":1,"tool":"t","arguments":{"n":12345678901234567890.10, "s":"}\\"]"} }',
      '{"n":12345678901234567890.10, "s":"}\\"]"}',
    ],
    ['{"arguments" : [1,{"a":[]}] ,"v":1,"tool":"t"}', '[1,{"a":[]}]'],
    ['{"v":1,"tool":"t","arguments":null}', 'null'],
    ['{"v":1,"tool":"t","arguments":-1e5}', '-1e5'],
    ['{"v":1,"tool":"t","argu\\u006dents":"x\\\\"}', '"x\\\\"'],
    ['{"v":1,"tool":"t","arguments":{"a":1,"a":2}}', '{"a":1,"a":2}'],
  ])('keeps the arguments of %s digit for digit', (text, source) => {
    expect(call(text).argumentsText).toBe(source);
  });

  it('keeps argument keys where there are no values', () => {
    expect(call('{"v":1,"tool":"t","argument_keys":["a","__proto__"]}').argumentKeys).toEqual(['a', '__proto__']);
  });

  it.each(['"yesterday"', '"2026-11-20T09:00:00"', '17', 'null', '{}'])(
    'reads the call of a time like %s without one',
    (ts) => {
      expect(call(`{"v":1,"tool":"t","ts":${ts}}`).ts).toBeUndefined();
    },
  );

  it('names the keys it does not know', () => {
    expect(call('{"v":1,"tool":"t","id":1,"__proto__":{},"arguments":{}}').ignoredKeys).toEqual(['id', '__proto__']);
  });

  it.each(['', '   ', '\t'])('takes %j for an empty line', (text) => {
    expect(readRecordedCall(text, 1)).toEqual({ kind: 'empty' });
  });

  it('ignores a byte-order mark on the first line alone', () => {
    expect(readRecordedCall('\uFEFF{"v":1,"tool":"t"}', 1).kind).toBe('call');
    expect(readRecordedCall('\uFEFF{"v":1,"tool":"t"}', 2).kind).toBe('broken');
  });

  it.each([
    ['{"v":1,"tool":', 'is not JSON'],
    ['{"v":1,"tool":"t",}', 'is not JSON (column 18)'],
    ['[]', 'holds no object'],
    ['17', 'holds no object'],
    ['{"tool":"t"}', 'has no "v": 1'],
    ['{"v":2,"tool":"t"}', 'another version'],
    ['{"v":1}', 'has no "tool"'],
    ['{"v":1,"tool":""}', '"tool" must be a text that is not empty'],
    ['{"v":1,"tool":7}', '"tool" must be a text'],
    ['{"v":1,"tool":"t","tool":"u"}', 'has the key "tool" twice'],
    ['{"v":1,"tool":"t","to\\u006fl":"u"}', 'has the key "tool" twice'],
    ['{"v":1,"tool":"\\ud800"}', 'no Unicode text'],
    ['{"v":1,"tool":"t","grant":1}', '"grant" must be a text'],
    ['{"v":1,"tool":"t","server":""}', '"server" must be a text that is not empty'],
    ['{"v":1,"tool":"t","outcome":"fine"}', 'unknown "outcome"'],
    ['{"v":1,"tool":"t","argument_keys":"a"}', '"argument_keys" must be a list'],
    ['{"v":1,"tool":"t","argument_keys":[],"arguments":{}}', 'has both'],
    ['{"v":1,"tool":"t","args":{}}', 'under "args"'],
    ['{"v":1,"tool":"t","params":{}}', 'under "params"'],
  ])('finds %s broken', (text, reason) => {
    expect(readRecordedCall(text, 3)).toMatchObject({
      kind: 'broken',
      broken: { line: 3, reason: expect.stringContaining(reason) },
    });
  });

  it('never repeats a value of a broken line', () => {
    const read = readRecordedCall('{"v":1,"tool":"t","arguments":{"password":"hunter2" "x":1}}', 1);
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it('survives a line nested a hundred thousand levels deep', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(call(`{"v":1,"tool":"t","arguments":{"a":${deep}}}`).argumentsText).toHaveLength(200_006);
    expect(readRecordedCall('{"a":'.repeat(100_000), 1).kind).toBe('broken');
  });
});
