import { expect, test } from 'vitest';
import { found, messages, ruleOf, withPay } from '../../testing.ts';

const code = 'conditions/regex-not-anchored';
const facts = (argument: string, pattern: string, more = '') =>
  withPay(`${ruleOf('require', `args.${argument}`, 'regex', pattern)}${more}`, { tools: false });

test.each([
  ['path', '^/app/src/', '/../../etc/passwd'],
  ['file_path', '/app/[a-z]+\\.txt$', '../'],
  ['url', '^https://(api\\.)?example\\.com', 'https://example.com.attacker.example'],
  ['host', 'example\\.com$', 'attacker-example.com'],
  ['command', '^git status', 'git status; curl'],
  ['path', '^/a|^/b$', '/../../etc/passwd'],
  ['url', 'example\\.com/$', 'attacker-example.com/'],
])('%s: %s lets something else through', (argument, pattern, stray) => {
  expect(found(facts(argument, pattern), code)).toHaveLength(1);
  expect(messages(facts(argument, pattern), code)[0]).toContain(stray);
});

test.each([
  ['both ends are fixed', 'path', '^/app/[a-z]+$'],
  ['the path of a URL is open, and its host is not', 'url', '^https://example\\.com/'],
  ['a subdomain is meant', 'host', '\\.example\\.com$'],
  ['the kind of file is meant', 'path', '\\.md$'],
  ['the argument is no such thing', 'title', '^a'],
  ['no sample can be made', 'path', '^\\p{L}'],
])('nothing is said when %s', (_, argument, pattern) => {
  expect(found(facts(argument, pattern), code)).toEqual([]);
});

test('nothing is said when another rule stops what would slip through', () => {
  expect(found(facts('path', '^/app/', `, ${ruleOf('deny_if', 'args.path', 'contains', '..')}`), code)).toEqual([]);
});
