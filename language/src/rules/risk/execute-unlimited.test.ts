import { expect, test } from 'vitest';
import { fixed, found, withFacts } from '../../testing.ts';

const code = 'risk/execute-unlimited';
const limit = (max: number, more = '') =>
  `{ "counter": "c", "window": "minute", "max": ${max}, "scope": "grant"${more} }`;
const listed = (rules: string, more = '') =>
  `{ "version": "1", "default": "deny",${more} "tools": { "run_command": ${rules} } }`;
const says = (text: string) => found(withFacts(text), code).length > 0;

test('a tool that runs something without any limit is told', () => {
  expect(found(withFacts(listed('{}')), code)).toEqual([`${code} warning "run_command"`]);
});

test('any limit that counts calls satisfies, one of all tools too', () => {
  expect(says(listed(`{ "limits": [${limit(500)}] }`))).toBe(false);
  expect(says(listed('{}', ` "all_tools": { "limits": [${limit(500)}] },`))).toBe(false);
});

test('a limit that adds up an argument counts no calls', () => {
  expect(says(listed(`{ "limits": [${limit(5, ', "increment_from": "args.seconds"')}] }`))).toBe(true);
});

test('the fix limits it to 10 calls a minute, after the rules that are there', () => {
  const require = '"require": [{ "conditions": [{ "path": "args.x", "op": "exists", "value": true }] }]';
  expect(fixed(withFacts(listed(`{ ${require} }`)), code, 'Limit')).toBe(
    listed(
      `{ ${require}, "limits": [{ "counter": "run_command_rate", "window": "minute", "max": 10, "scope": "grant" }] }`,
    ),
  );
});

test('a counter that another tool uses is not taken', () => {
  const used =
    '"other": { "limits": [{ "counter": "run_command_rate", "window": "day", "max": 1, "scope": "grant" }] }';
  const text = `{ "version": "1", "default": "deny", "tools": { "run_command": {}, ${used} } }`;
  expect(fixed(withFacts(text), code, 'Limit')).toContain('"counter": "run_command_rate_2"');
});
