import { describe, expect, it } from 'vitest';
import { notesFile, notesSnapshot } from '../testing/notes.ts';
import { folderWith } from '../testing/run-cli.ts';

const snapshot = notesSnapshot(['delete_note', 'get_note', 'update_note'].map((name) => ({ name })));
const policy = JSON.stringify({
  version: '1',
  default: 'deny',
  tools: { delete_note: { approve_if: [{ conditions: [] }] }, get_note: {} },
});
const files = { [notesFile]: snapshot, 'policy.json': policy };

describe('mcp-policy access', () => {
  it('tells of every tool what becomes of its calls, the most dangerous first', async () => {
    const { code, out, err } = await folderWith(files).run('access', 'policy.json');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /Critical .* delete_note .* a person is asked .*approve_if.*\n.*Medium .* update_note .* denied by default .*\n.*Low .* get_note .* allowed/,
    );
    expect(out).toMatch(/2 of 3 tools can be called\.\n$/);
  });

  it('fails when a tool of a level may be called unasked, and only then', async () => {
    const folder = folderWith(files);
    expect((await folder.run('access', 'policy.json', '--fail-on', 'critical')).code).toBe(0);
    expect((await folder.run('access', 'policy.json', '--fail-on', 'low')).code).toBe(1);
    const open = folderWith({ ...files, 'policy.json': JSON.stringify({ version: '1', default: 'allow' }) });
    const { code, err } = await open.run('access', 'policy.json', '--fail-on', 'critical');
    expect([code, err]).toEqual([1, '1 tool may be called without a person being asked: delete_note.\n']);
  });

  it('does not say that all is well where it cannot know the tools', async () => {
    const folder = folderWith({ 'policy.json': policy });
    expect((await folder.run('access', 'policy.json')).out).toContain('only the tools that it names');
    const { code, err } = await folder.run('access', 'policy.json', '--fail-on', 'critical');
    expect(code).toBe(5);
    expect(err).toContain('there is no snapshot to ask about');
  });

  it('shows one level and worse, as JSON and as a page', async () => {
    const folder = folderWith(files);
    const json = await folder.run('access', 'policy.json', '--level', 'medium', '--format', 'json');
    expect(JSON.parse(json.out)).toMatchObject({
      policy: 'policy.json',
      tools: [
        { tool: 'delete_note', access: 'approve', level: 'Critical' },
        { tool: 'update_note', access: 'default-deny' },
      ],
      isComplete: true,
    });
    const page = await folder.run('access', 'policy.json', '--format', 'markdown');
    expect(page.out).toMatch(/^# Effective access of `policy.json`\n\n\*\*2 tools of 3\*\*/);
  });

  it('refuses what it does not know, and a policy that decides nothing', async () => {
    const folder = folderWith({ ...files, 'broken.json': '{ "version": "1" }' });
    expect((await folder.run('access', 'policy.json', '--level', 'hihg')).err).toContain('Did you mean high?');
    expect((await folder.run('access')).code).toBe(2);
    expect((await folder.run('access', 'broken.json')).code).toBe(3);
  });
});
