import { describe, expect, it } from 'vitest';
import { findPolicyContext } from './find-context.ts';
import { memoryFiles } from './testing/memory-files.ts';

const ws = 'file:///ws';
const policy = '{"version":"1","default":"deny"}';
const tools = '{"tools":[{"name":"a","inputSchema":{"type":"object"}}]}';
const servers = (...names: string[]) =>
  JSON.stringify({ servers: Object.fromEntries(names.map((name) => [name, { command: 'node', args: [name] }])) });

function contextOf(uri: string, files: Record<string, string>, links: string[] = []) {
  const entries = Object.entries(files).map(([path, text]) => [`${ws}/${path}`, text]);
  return findPolicyContext(`${ws}/${uri}`, { files: memoryFiles(Object.fromEntries(entries), links), folders: [ws] });
}

describe('findPolicyContext without a configuration', () => {
  it('pairs <name>.policy.json with the snapshot of that name, among several', async () => {
    const context = await contextOf('policies/github.policy.json', {
      'policies/github.policy.json': policy,
      'policies/slack.policy.json': policy,
      '.mcp-policy/snapshots/github.json': tools,
      '.mcp-policy/snapshots/slack.json': tools,
    });
    expect(context).toMatchObject({
      root: ws,
      server: 'github',
      snapshot: { state: 'found', uri: `${ws}/.mcp-policy/snapshots/github.json` },
    });
  });

  it('pairs <name>.mcp-policy.json with a configured server of that name that has no snapshot yet', async () => {
    const context = await contextOf('github.mcp-policy.json', {
      'github.mcp-policy.json': policy,
      'other.policy.json': policy,
      '.mcp.json': '{"mcpServers":{"github":{"command":"x"},"slack":{"command":"y"}}}',
    });
    expect(context.server).toBe('github');
    expect(context.snapshot).toEqual({
      state: 'missing',
      reason: 'no snapshot of the server "github" has been taken yet',
    });
  });

  it('reads the server of a snapshot with an escaped file name', async () => {
    const context = await contextOf('policy.json', {
      'policy.json': policy,
      '.mcp-policy/snapshots/io__x%20y.json': tools,
    });
    expect(context.server).toBe('io/x y');
  });

  it('pairs a single policy with a single snapshot, whatever servers are configured', async () => {
    const context = await contextOf('policy.json', {
      'policy.json': policy,
      '.vscode/mcp.json': servers('a', 'b'),
      '.mcp-policy/snapshots/b.json': tools,
    });
    expect(context).toMatchObject({ server: 'b', snapshot: { state: 'found' } });
  });

  it('pairs a single policy with a single configured server', async () => {
    const context = await contextOf('policy.json', { 'policy.json': policy, '.vscode/mcp.json': servers('only') });
    expect(context).toMatchObject({ server: 'only', snapshot: { state: 'missing' } });
  });

  it('guesses nothing for two policies, and says what to do', async () => {
    const context = await contextOf('policy.json', {
      'policy.json': policy,
      'b/policy.json': policy,
      '.mcp-policy/snapshots/b.json': tools,
    });
    expect(context.server).toBeUndefined();
    expect(context.snapshot).toMatchObject({
      state: 'missing',
      reason: expect.stringContaining('.mcp-policy/config.json'),
    });
  });

  it('does not count a policy.json that the detector takes for something else', async () => {
    const files = memoryFiles({
      [`${ws}/policy.json`]: policy,
      [`${ws}/iam/policy.json`]: '{"Statement":[]}',
      [`${ws}/.mcp-policy/snapshots/b.json`]: tools,
    });
    const isPolicy = (text: string) => text.includes('version');
    const context = await findPolicyContext(`${ws}/policy.json`, { files, folders: [ws], isPolicy });
    expect(context.server).toBe('b');
  });

  it('takes the nearest .mcp-policy and leaves the one above alone', async () => {
    const context = await contextOf('sub/policy.json', {
      'sub/policy.json': policy,
      'sub/.mcp-policy/snapshots/inner.json': tools,
      'policy.json': policy,
      '.mcp-policy/snapshots/outer.json': tools,
    });
    expect(context).toMatchObject({ root: `${ws}/sub`, server: 'inner' });
  });

  it('never looks above the workspace folder, and not at all for a loose file', async () => {
    const files = memoryFiles({
      'file:///ws/sub/policy.json': policy,
      'file:///ws/.mcp-policy/snapshots/outer.json': tools,
      'file:///ws/.mcp.json': servers('outer'),
    });
    for (const folders of [['file:///ws/sub'], []]) {
      const context = await findPolicyContext('file:///ws/sub/policy.json', { files, folders });
      expect(context).toMatchObject({ root: 'file:///ws/sub', server: undefined, snapshot: { state: 'missing' } });
    }
  });

  it('says why a snapshot cannot be read', async () => {
    const context = await contextOf('policy.json', { 'policy.json': policy, '.mcp-policy/snapshots/a.json': '{' });
    expect(context.snapshot).toMatchObject({ state: 'unreadable', uri: `${ws}/.mcp-policy/snapshots/a.json` });
  });

  it('lists the recordings, newest first', async () => {
    const context = await contextOf('policy.json', {
      'policy.json': policy,
      '.mcp-policy/recordings/old.jsonl': '',
      '.mcp-policy/recordings/new.jsonl.gz': '',
      '.mcp-policy/recordings/notes.txt': '',
    });
    expect(context.recordings.map((uri) => uri.split('/').at(-1))).toEqual(['new.jsonl.gz', 'old.jsonl']);
  });

  it('lists recordings of every kind of file', async () => {
    const context = await contextOf('policy.json', {
      'policy.json': policy,
      '.mcp-policy/recordings/session.har': '',
      '.mcp-policy/recordings/spans.json.gz': '',
      '.mcp-policy/recordings/proxy.log': '',
    });
    const names = context.recordings.map((uri) => uri.split('/').at(-1));
    expect(names.sort()).toEqual(['proxy.log', 'session.har', 'spans.json.gz']);
  });
});

describe('findPolicyContext with a configuration', () => {
  const config = (value: unknown) => ({ '.mcp-policy/config.json': JSON.stringify(value), 'policy.json': policy });

  it('lets the first matching entry decide the server and the recordings', async () => {
    const context = await contextOf('policies/a/policy.json', {
      ...config({
        policies: [
          { policy: 'policies/b/*.json', server: 'b' },
          { policy: 'policies/**/*.json', server: 'a', recordings: ['calls/2026-*.jsonl'] },
          { policy: '**', server: 'c' },
        ],
      }),
      'policies/a/policy.json': policy,
      '.mcp-policy/snapshots/a.json': tools,
      '.mcp-policy/snapshots/b.json': tools,
      'calls/2026-10.jsonl': '',
      'calls/2025-10.jsonl': '',
    });
    expect(context).toMatchObject({
      server: 'a',
      snapshot: { state: 'found' },
      recordings: [`${ws}/calls/2026-10.jsonl`],
      configProblems: [],
    });
  });

  it('gives severities, categories of its server and suppressions', async () => {
    const suppressions = [{ rule: 'risk/x', reason: 'seen' }];
    const context = await contextOf('policy.json', {
      ...config({
        policies: [{ policy: 'policy.json', server: 's' }],
        rules: { 'tools/unknown-tool': 'off' },
        categories: { s: { pay: { category: 'Financial', reason: 'it pays' } }, other: {} },
        suppressions,
      }),
    });
    expect(context).toMatchObject({
      severities: { 'tools/unknown-tool': 'off' },
      categories: { pay: { category: 'Financial', reason: 'it pays' } },
      suppressions,
    });
  });

  it('reads no path outside the folder, whatever the globs say, and says so', async () => {
    const patterns = ['../secret/*', '/etc/*', 'file:///etc/*', 'a/../../b/*', '*a*a*a*a*b'];
    const context = await contextOf('policy.json', {
      ...config({ policies: [{ policy: 'policy.json', server: 's', recordings: patterns }] }),
      '../secret/a.jsonl': '',
    });
    expect(context.recordings).toEqual([]);
    expect(context.configProblems).toHaveLength(patterns.length);
  });

  it('follows no link out of the folder', async () => {
    const files = {
      'policy.json': policy,
      '.mcp-policy/snapshots/a.json': tools,
      '.mcp-policy/recordings/a.jsonl': '',
    };
    const links = [`${ws}/.mcp-policy/snapshots/a.json`, `${ws}/.mcp-policy/recordings/a.jsonl`];
    const context = await contextOf('policy.json', files, links);
    expect(context).toMatchObject({ snapshot: { state: 'unreadable' }, recordings: [] });
    expect(await contextOf('policy.json', files, [`${ws}/.mcp-policy`])).toMatchObject({
      snapshot: { state: 'missing' },
    });
  });
});
