import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { faults, withHead, withLimits, withTool } from './testing.ts';

describe('half-typed policies', () => {
  it('ask for no key that may be just being written', () => {
    expect(faults('{"version":"1","default":"deny","tools":{"t":{"limits":[{"counter":"c",')).toEqual([
      'syntax/invalid-json@{',
      'syntax/invalid-json@{',
      'syntax/invalid-json@{',
      'syntax/invalid-json@[',
      'syntax/invalid-json@{',
    ]);
  });
  it('do not call a key missing whose value is missing', () => {
    expect(faults('{"version":"1","default":}')).toEqual(['syntax/invalid-json@:']);
  });
  it('keep the neighbours of a broken entry', () => {
    const { document } = parsePolicy(withHead('"tools":{"a":{},\n"b": {"limits": [\n"c":{}},\n"d":{"deny_if":[]}}'));
    expect(document.entries.map(({ entry }) => [entry.name, entry.rules !== undefined])).toEqual([
      ['a', true],
      ['b', false],
      ['d', true],
    ]);
  });
});

describe('large and hostile policies', () => {
  it('reads 10,000 tools, and again with every entry kept', () => {
    const tools = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`tool_${index}`, {}]));
    const text = JSON.stringify({ version: '1', default: 'deny', tools }, undefined, 2);
    const before = parsePolicy(text);
    const after = parsePolicy(text.replace('"tool_5000"', '"renamed"'), before);
    expect(before.policy?.tools.size).toBe(10_000);
    const kept = after.document.entries.filter(({ entry }, index) => entry === before.document.entries[index]?.entry);
    expect(kept).toHaveLength(9_999);
  });
  it('reads 5 MB of faults without losing one', () => {
    const text = `{"tools":{"a":[${'@,'.repeat(200_000)}1],"b":{}}}`;
    const { problems } = parsePolicy(text);
    expect(problems.filter(({ code }) => code === 'syntax/invalid-json')).toHaveLength(200_000);
  });
  it('reads a list of 20,000 faulty limits and an object of 50,000 unknown keys in linear time', () => {
    const limits = parsePolicy(withLimits(`${'{},'.repeat(20_000)}{}`));
    expect(limits.problems).toHaveLength(4 * 20_001);
    const keys = Array.from({ length: 50_000 }, (_, index) => `"key${index}":1`).join();
    expect(parsePolicy(withTool(`{${keys},"limits":[${'1,'.repeat(20_000)}1]}`)).problems).toHaveLength(70_001);
  });
  it('survives brackets without end', () => {
    expect(parsePolicy(`{"tools":{"a":${'['.repeat(1_000_000)}`).policy).toBeNull();
    expect(parsePolicy('{"tools":'.repeat(100_000)).policy).toBeNull();
  });
});
