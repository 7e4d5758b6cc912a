import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSnapshot, serializeSnapshot } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { folderWith, run } from '../../cli/run.ts';

const packages = process.env.MCP_POLICY_REAL_SERVERS;

/** No account of anybody: the servers list their tools without asking whether it is one. */
const token = 'sbp_0123456789abcdef0123456789abcdef01234567';

interface Published {
  /** Its program below `node_modules`. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Some of its tools. */
  readonly some: readonly string[];
}

const everything = '@modelcontextprotocol/server-everything/dist/index.js';
const servers: Readonly<Record<string, Published>> = {
  everything: { main: everything, some: ['echo', 'get-sum'] },
  filesystem: { main: everything.replace('everything', 'filesystem'), args: ['.'], some: ['read_text_file'] },
  github: {
    main: everything.replace('everything', 'github'),
    env: { GITHUB_PERSONAL_ACCESS_TOKEN: token },
    some: ['create_issue', 'push_files'],
  },
  memory: { main: everything.replace('everything', 'memory'), some: ['create_entities', 'delete_entities'] },
  'sequential-thinking': {
    main: everything.replace('everything', 'sequential-thinking'),
    some: ['sequentialthinking'],
  },
  slack: {
    main: everything.replace('everything', 'slack'),
    env: { SLACK_BOT_TOKEN: token, SLACK_TEAM_ID: 'T0' },
    some: ['slack_post_message'],
  },
  playwright: { main: '@playwright/mcp/cli.js', some: ['browser_navigate', 'browser_click'] },
  kubernetes: { main: 'mcp-server-kubernetes/dist/index.js', some: ['kubectl_get', 'kubectl_delete'] },
  'chrome-devtools': {
    main: 'chrome-devtools-mcp/build/src/bin/chrome-devtools-mcp.js',
    args: ['--no-usage-statistics'],
    some: ['navigate_page', 'take_snapshot'],
  },
  supabase: {
    main: '@supabase/mcp-server-supabase/dist/cli.js',
    args: ['--access-token', token, '--features=account,database'],
    some: ['list_projects', 'execute_sql'],
  },
};

test.each(Object.entries(servers))(
  '%s is listed, and nothing in its texts is taken for poison',
  async (name, server) => {
    if (packages === undefined) throw new Error('run "npm run test:servers", which installs the servers first');
    const args = [path.join(packages, server.main), ...(server.args ?? [])];
    const configured = { mcpServers: { [name]: { command: process.execPath, args, env: server.env ?? {} } } };
    const folder = folderWith({ '.mcp.json': JSON.stringify(configured) });
    const { code, out, err } = await run(folder, ['snapshot', name, '--format', 'json']);
    expect([code, err], out).toEqual([0, expect.stringContaining(`Starting ${name}`)]);
    expect(JSON.parse(out)).toMatchObject({ status: 'written', poisoned: [] });
    const text = readFileSync(path.join(folder, `.mcp-policy/snapshots/${name}.json`), 'utf8');
    for (const shown of [out, err, text]) expect(shown).not.toContain(token);
    const { snapshot, problems } = parseSnapshot(text);
    expect(problems).toEqual([]);
    expect(snapshot?.tools.map((tool) => tool.name)).toEqual(expect.arrayContaining([...server.some]));
    expect(snapshot && serializeSnapshot(snapshot)).toBe(text);
    // A second look finds the same: the listing is stable, so that a difference means something.
    const again = await run(folder, ['snapshot', name, '--diff', '--format', 'json']);
    expect([again.code, JSON.parse(again.out).status]).toEqual([0, 'unchanged']);
  },
);
