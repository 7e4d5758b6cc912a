import { skeletonOf } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { lookAlikes } from '../../judgement/look-alikes.ts';
import { knownTools } from '../../judgement/tools.ts';
import { found, messages, withFacts } from '../../testing.ts';

const code = 'tools/look-alike-name';
const cyrillic = 'reаd_file';
const twins = [{ name: 'read_file' }, { name: cyrillic }, { name: 'list' }];

test('a listed name that another tool of the server resembles is told, the other spelt out', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "read_file": {} } }', { tools: twins });
  expect(found(facts, code)).toEqual([`${code} warning "read_file"`]);
  expect(messages(facts, code)[0]).toContain('`re\\u{430}d_file`');
});

test('hiding one of two that look alike leaves the other', () => {
  const facts = withFacts('{ "version": "1", "default": "allow", "hide": ["read_file"] }', { tools: twins });
  expect(messages(facts, code)[0]).toContain('Hiding this does not apply to the other');
});

test('case, width, invisible and foreign letters make no other look', () => {
  for (const other of ['Read_File', 'ｒead_file', 'read\u200b_file', cyrillic])
    expect(skeletonOf(other)).toBe(skeletonOf('read_file'));
  expect(skeletonOf('read_files')).not.toBe(skeletonOf('read_file'));
});

test('names that nobody takes for one another are left alone', () => {
  const facts = withFacts('{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }');
  expect(found(facts, code)).toEqual([]);
  const tools = knownTools(facts);
  expect(tools && lookAlikes(tools).get('constructor')).toBeUndefined();
});
