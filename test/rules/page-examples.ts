import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePolicy } from '@mcp-policy/engine';
import type { Facts } from '@mcp-policy/language';
import { parseSnapshot, type Snapshot } from '@mcp-policy/mcp';
import { parseConfig, type WorkspaceConfig } from '@mcp-policy/workspace';

/** Where the rule pages are. */
export const pagesFolder = path.resolve(import.meta.dirname, '../../docs/rules');
const now = Date.parse('2026-11-20T09:00:00Z');
const recently = '2026-11-17T09:00:00Z';
const longAgo = '2026-01-01T09:00:00Z';

/** Unless a page gives other tools, its examples are for a server with this one. */
const oneTool = '[{ "name": "list_issues" }]';

/** The codes that have a page, sorted. */
export const pages = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .map((file) => file.replaceAll(path.sep, '/').slice(0, -'.md'.length))
  .sort();

/** The text of each `##` section of a page. */
export function sectionsOf(code: string): ReadonlyMap<string, string> {
  const text = readFileSync(path.join(pagesFolder, `${code}.md`), 'utf8');
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

/** The facts of the example in a section of a rule's page. */
export function exampleOf(code: string, name: 'Avoid' | 'Prefer'): Facts {
  const page = sectionsOf(code);
  const avoid = blocksOf(page.get('Avoid') ?? '');
  const own = blocksOf(page.get(name) ?? '');
  const policy = own.find((block) => block.info.startsWith('policy'));
  if (!policy) throw new Error(`${code} has no policy under ${name}`);
  const tools = [...own, ...avoid].find((block) => block.info === 'snapshot')?.text ?? oneTool;
  const config = parseConfig(own.find((block) => block.info === 'config')?.text ?? '{}').config;
  const listed = [...own, ...avoid].find((block) => block.info === 'listing')?.text;
  const listing = listed === undefined ? undefined : { snapshot: snapshotOf(listed, recently), takenAt: now };
  return { ...factsOf(policy, tools, config), listing };
}

/** The tools of an example as a snapshot holds them. */
function snapshotOf(tools: string, takenAt: string): Snapshot {
  const source = { type: 'stdio', command: 'server', args: [] };
  const json = { v: 1, server: 'github', source, takenAt, tools: JSON.parse(tools) };
  const { snapshot } = parseSnapshot(JSON.stringify(json));
  if (!snapshot) throw new Error('the example has no readable snapshot');
  return snapshot;
}

function factsOf({ info, text }: Block, tools: string, { suppressions }: WorkspaceConfig): Facts {
  const snapshot = snapshotOf(tools, info.includes('stale-snapshot') ? longAgo : recently);
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
