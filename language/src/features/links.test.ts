import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { documentLinks } from './links.ts';

const targets = (text: string, known?: Parameters<typeof withFacts>[1]) =>
  documentLinks(withFacts(text, known)).map(({ target }) => target);

test('the key `tools` leads to the snapshot, and says how old it is', () => {
  expect(documentLinks(withFacts('{ "tools": {} }'))).toEqual([
    {
      range: { start: { line: 0, character: 3 }, end: { line: 0, character: 8 } },
      target: 'file:///w/.mcp-policy/snapshots/github.json',
      tooltip: 'Open the tools of `github` (snapshot 3 days old)',
    },
  ]);
  expect(targets('{ "tools": {} }', { tools: false })).toEqual([]);
});

test('`$schema` leads to the page that it names', () => {
  expect(targets('{ "$schema": "https://example.com/policy.schema.json" }')).toEqual([
    'https://example.com/policy.schema.json',
  ]);
});

test.each([
  'command:workbench.action.terminal.new',
  'javascript:alert(1)',
  'file:////attacker/share',
  '//attacker/share',
  '\\\\attacker\\share',
  'https://good.example@attacker.example/',
  'https://exa mple/',
  'vscode://x',
])('`$schema` of %s leads nowhere', (value) => {
  expect(targets(JSON.stringify({ $schema: value }))).toEqual([]);
});
