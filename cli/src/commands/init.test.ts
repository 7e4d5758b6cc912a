import { describe, expect, it } from 'vitest';
import { notesFile, notesSnapshot } from '../testing/notes.ts';
import { folderWith } from '../testing/run-cli.ts';

const snapshot = notesSnapshot([
  { name: 'delete_note', description: 'Deletes a note for good.', inputSchema: { type: 'object' } },
  { name: 'get_note', description: 'Reads a note.', inputSchema: { type: 'object' } },
]);
const notes = { [notesFile]: snapshot };

describe('mcp-policy init', () => {
  it('prints a policy with the recommended rule of every tool of the snapshot, and says where it comes from', async () => {
    const { code, out, err } = await folderWith(notes).run('init');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ version: '1', default: 'deny', hide: ['delete_note'], tools: { get_note: {} } });
    expect(err).toContain('From a snapshot of 2 tools of notes, 3 days old.');
  });

  it('writes what check has nothing to say against', async () => {
    const folder = folderWith(notes);
    expect((await folder.run('init', 'notes', '--out', 'notes.policy.json')).code).toBe(0);
    expect((await folder.run('check', 'notes.policy.json', '--fail-on', 'warning')).code).toBe(0);
  });

  it('tells a program the same', async () => {
    const folder = folderWith(notes);
    const { out, err } = await folder.run('init', '--format', 'json');
    expect(err).toBe('');
    const { policy, ...rest } = JSON.parse(out);
    expect(policy).toBe((await folder.run('init')).out);
    expect(rest).toEqual({ server: 'notes', snapshotTakenAt: '2026-11-17T09:00:00.000Z', notes: expect.any(Array) });
  });

  it('lists no tool without a snapshot, and says so', async () => {
    const { code, out, err } = await folderWith({}).run('init');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ version: '1', default: 'deny', tools: {} });
    expect(err).toContain('No snapshot was used');
  });

  it('leaves a file alone unless it is forced', async () => {
    const folder = folderWith({ 'policy.json': 'mine', ...notes });
    const { code, err } = await folder.run('init', '--out', 'policy.json');
    expect([code, folder.read('policy.json')]).toEqual([5, 'mine']);
    expect(err).toContain('policy.json exists and was left alone');
    expect((await folder.run('init', '--out', 'policy.json', '--force')).code).toBe(0);
    expect(folder.read('policy.json')).toContain('get_note');
  });

  it.each([
    ['a server without a snapshot', ['slack'], 5],
    ['two servers', ['a', 'b'], 2],
    ['a snapshot that is none', ['--snapshot', 'broken.json'], 5],
  ])('refuses %s', async (_, args, expected) => {
    const { code, out } = await folderWith({ 'broken.json': '{', ...notes }).run('init', ...args);
    expect([code, out]).toEqual([expected, '']);
  });
});
