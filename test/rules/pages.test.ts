import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePolicy } from '@mcp-policy/engine';
import { catalogue, diagnose, type Facts } from '@mcp-policy/language';
import { parseSnapshot } from '@mcp-policy/mcp';
import { parseConfig, type WorkspaceConfig } from '@mcp-policy/workspace';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../docs/rules');
const now = Date.parse('2026-11-20T09:00:00Z');
const recently = '2026-11-17T09:00:00Z';
const longAgo = '2026-01-01T09:00:00Z';

/** Unless a page gives other tools, its examples are for a server with this one. */
const oneTool = '[{ "name": "list_issues" }]';

const sections = ['Summary', 'What it lets happen', 'Avoid', 'Prefer', 'Fix', 'Configuration'];

const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .map((file) => file.replaceAll(path.sep, '/').slice(0, -'.md'.length))
  .sort();

/** The text of each `##` section of a page. */
function sectionsOf(code: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(root, `${code}.md`), 'utf8');
  const parts = text.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]));
}

interface Block {
  readonly info: string;
  readonly text: string;
}

function blocksOf(section: string): readonly Block[] {
  return [...section.matchAll(/^```json ([^\n]*)\n([\s\S]*?)\n```$/gm)].map(([, info = '', text = '']) => ({
    info,
    text,
  }));
}

/** The codes that are found in the example of a section. */
function found(code: string, name: 'Avoid' | 'Prefer'): readonly string[] {
  const page = sectionsOf(code);
  const avoid = blocksOf(page.get('Avoid') ?? '');
  const own = blocksOf(page.get(name) ?? '');
  const policy = own.find((block) => block.info.startsWith('policy'));
  if (!policy) throw new Error(`${code} has no policy under ${name}`);
  const tools = [...own, ...avoid].find((block) => block.info === 'snapshot')?.text ?? oneTool;
  const config = parseConfig(own.find((block) => block.info === 'config')?.text ?? '{}').config;
  return [...new Set(diagnose(factsOf(policy, tools, config)).map((finding) => finding.code))];
}

function factsOf({ info, text }: Block, tools: string, { suppressions }: WorkspaceConfig): Facts {
  const takenAt = info.includes('stale-snapshot') ? longAgo : recently;
  const source = { type: 'stdio', command: 'server', args: [] };
  const json = { v: 1, server: 'github', source, takenAt, tools: JSON.parse(tools) };
  const { snapshot } = parseSnapshot(JSON.stringify(json));
  if (!snapshot) throw new Error('the example has no readable snapshot');
  return {
    parsed: parsePolicy(text),
    snapshot: info.includes('no-snapshot')
      ? { state: 'missing', reason: 'no snapshot goes with this policy' }
      : { state: 'found', snapshot, uri: 'file:///snapshot.json' },
    server: undefined,
    serverTrusted: false,
    severities: {},
    categories: {},
    suppressions: suppressions.map((suppression) => ({ ...suppression, onlyHere: true })),
    now,
  };
}

test('every rule has a page, and every page a rule', () => {
  expect(pages).toEqual(catalogue.map((rule) => rule.code));
});

test('the list of rules has each, with its severity and what it finds', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const rows = catalogue.map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`);
  // Formatters align the columns of a table.
  const lines = readme.split('\n').map((line) => line.replace(/ +/g, ' '));
  expect(lines.filter((line) => line.startsWith('| ['))).toEqual(rows);
});

describe.each(pages)('%s', (code) => {
  test('has every section, in order', () => {
    expect([...sectionsOf(code).keys()]).toEqual(sections);
  });

  test('what to avoid is found by this rule, and by no other', () => {
    expect(found(code, 'Avoid')).toEqual([code]);
  });

  test('what to prefer is clean', () => {
    expect(found(code, 'Prefer')).toEqual([]);
  });

  test('its default is told as it is', () => {
    const rule = catalogue.find((one) => one.code === code);
    expect(sectionsOf(code).get('Configuration')).toContain(
      rule?.fixed ? 'Always an error' : `Default: \`${rule?.severity}\``,
    );
  });
});
