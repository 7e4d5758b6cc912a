import { describe, expect, it } from 'vitest';
import { dataOf, faults, messageOf, withLimits, withTool } from './testing.ts';

describe('the older spelling', () => {
  it('knows a rate limit, with what its rewrite needs', () => {
    const text = withTool('{"rate_limit":{"max":10,"window":60}}');
    expect(faults(text)).toEqual(['dialect/older-spelling@"rate_limit"']);
    expect(dataOf(text)).toEqual([{ key: 'rate_limit', max: '10', window: 'minute' }]);
    expect(dataOf(withTool('{"rate_limit":"5/hour"}'))).toEqual([{ key: 'rate_limit', max: '5', window: 'hour' }]);
    expect(dataOf(withTool('{"rate_limit":{"max":10,"window":90}}'))).toEqual([{ key: 'rate_limit', max: '10' }]);
  });
  it('knows an action with its reason', () => {
    const text = withTool('{"action":"deny","reason":"No."}');
    expect(faults(text)).toEqual(['dialect/older-spelling@"action"']);
    expect(dataOf(text)[0]).toEqual({ key: 'action', action: 'deny', reason: 'No.' });
  });
  it.each(['allow', 'require_approval', 'evaluate'])('says what the action %s was meant to do', (action) => {
    expect(messageOf(withTool(`{"action":"${action}"}`))).toMatch(/was meant to/);
  });
  it('knows a window in seconds', () => {
    const text = withLimits('{"counter":"c","window":3600,"max":1,"scope":"grant"}');
    expect(faults(text)).toEqual(['dialect/older-spelling@3600']);
    expect(dataOf(text)).toEqual([{ key: 'window', seconds: '3600', window: 'hour' }]);
  });
  it.each(['rules', 'state', 'conditions'])('knows the key %s of a tool', (key) => {
    expect(faults(withTool(`{"${key}":[]}`))).toEqual([`dialect/older-spelling@"${key}"`]);
  });
});
