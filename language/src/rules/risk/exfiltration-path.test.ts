import { expect, test } from 'vitest';
import { apply, fixesOf, found, messages, ruleOf, withFacts } from '../../testing.ts';

const code = 'risk/exfiltration-path';
const tools = [
  { name: 'read_file', description: 'Reads a file.' },
  { name: 'search_file', description: 'Searches files.' },
  { name: 'list_issues', description: 'Lists issues.' },
  { name: 'get_issue', description: 'Gets an issue.' },
  { name: 'send_email', description: 'Sends an email.' },
];
const policy = (entries: Readonly<Record<string, string>>, more = '') =>
  withFacts(
    `{ "version": "1", "default": "deny",${more} "tools": { ${Object.entries(entries)
      .map(([name, rules]) => `"${name}": { ${rules} }`)
      .join()} } }`,
    { tools, categories: {} },
  );
const all = { read_file: '', search_file: '', list_issues: '', get_issue: '', send_email: '' };

test('the three together are told once, with the smallest change that breaks it', () => {
  expect(found(policy(all), code)).toEqual([`${code} warning "tools"`]);
  expect(messages(policy(all), code)).toEqual([
    'Together these tools can carry private data away: `read_file` and `search_file` read what not everybody may read, `get_issue` and `list_issues` bring in what strangers wrote, which may tell the agent what to do, and `send_email` sends things out. Judged by names. The smallest change that breaks it: hide `send_email`, have a person agree, or require where it may send to.',
  ]);
});

test('the smallest changes are offered, and each breaks it', () => {
  const told = policy(all);
  const fixes = fixesOf(told, code);
  expect(fixes.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Hide `send_email`', undefined],
    ['Require human approval for `send_email`', undefined],
  ]);
  for (const fix of fixes) expect(found(withFacts(apply(told, fix), { tools, categories: {} }), code)).toEqual([]);
});

test('a server of talk among people is enough, with its own name in front of its tools; so is a shell', () => {
  const shell = { type: 'object', properties: { command: { type: 'string' } } };
  const told = (...names: readonly string[]) => {
    const listed = names.map((name) => (name === 'run_shell' ? { name, inputSchema: shell } : { name }));
    const text = '{ "version": "1", "default": "allow" }';
    return found(withFacts(text, { tools: listed, categories: {}, server: 'slack' }), code);
  };
  expect(told('slack_get_channel_history', 'slack_post_message')).toHaveLength(1);
  expect(told('run_shell', 'list_issues')).toHaveLength(1);
  expect(told('slack_list_channels', 'slack_post_message')).toEqual([]);
  expect(told('get_console_messages', 'run_report', 'send_email')).toEqual([]);
});

test('what is let through by default counts', () => {
  const text = '{ "version": "1", "default": "allow" }';
  expect(found(withFacts(text, { tools, categories: {} }), code)).toHaveLength(1);
});

test.each([
  [
    'nothing private is read',
    { ...all, read_file: '"deny_if": [{ "conditions": [] }]', search_file: '"deny_if": [{ "conditions": [] }]' },
  ],
  ['nothing is sent', { read_file: '', list_issues: '' }],
  ['a person agrees', { ...all, send_email: '"approve_if": [{ "conditions": [] }]' }],
  ['it is said where it may send to', { ...all, send_email: ruleOf('require', 'args.to', 'regex', '@example\\.com$') }],
])('nothing is said when %s', (_, entries) => {
  expect(found(policy(entries), code)).toEqual([]);
});

test('nothing is said when one of them is hidden, or without a snapshot', () => {
  expect(found(policy(all, ' "hide": ["send_email"],'), code)).toEqual([]);
  const text =
    '{ "version": "1", "default": "deny", "tools": { "read_file": {}, "list_issues": {}, "send_email": {} } }';
  expect(found(withFacts(text, { tools: false, categories: {} }), code)).toEqual([]);
});
