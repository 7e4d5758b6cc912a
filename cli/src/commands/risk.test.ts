import { describe, expect, it } from 'vitest';
import { notesFile, notesSnapshot } from '../testing/notes.ts';
import { folderWith } from '../testing/run-cli.ts';

const snapshot = notesSnapshot([
  { name: 'delete_note', description: 'Deletes a note for good.\u001b[2J' },
  { name: 'get_note', description: 'Reads a note.' },
]);

describe('mcp-policy risk', () => {
  it('lists the most dangerous tools first', async () => {
    const { code, out } = await folderWith({ [notesFile]: snapshot }).run('risk', notesFile);
    expect(code).toBe(0);
    expect(out).toMatch(/Critical {2}Destructive .* delete_note [\s\S]*Low .* get_note/);
    expect(out).not.toContain('\u001b');
  });

  it('gives category, level, confidence and signals as JSON', async () => {
    const { out } = await folderWith({ [notesFile]: snapshot }).run('risk', notesFile, '--format', 'json');
    expect(JSON.parse(out).tools[0]).toMatchObject({
      name: 'delete_note',
      category: 'Destructive',
      level: 'Critical',
      confidence: expect.any(Number),
      signals: expect.any(Array),
    });
  });

  it('lets the categories of config.json win', async () => {
    const config = JSON.stringify({
      categories: { notes: { get_note: { category: 'Financial', reason: 'it costs' } } },
    });
    const folder = folderWith({ [notesFile]: snapshot, '.mcp-policy/config.json': config, 'other.json': '{}' });
    const levelOf = async (...more: string[]) =>
      JSON.parse((await folder.run('risk', notesFile, '--format', 'json', ...more)).out).tools[1].level;
    expect(await levelOf()).toBe('Critical');
    expect(await levelOf('--config', 'other.json')).toBe('Low');
  });

  it('says which texts somebody should look at, and shows nothing of them raw', async () => {
    const { code, err, out } = await folderWith({ [notesFile]: snapshot }).run('risk', notesFile);
    expect([code, err]).toEqual([
      0,
      '1 place in the texts of tools that somebody should look at:\n' +
        '  delete_note: invisible: description holds 1 character that nobody sees: \\u{1b}\n',
    ]);
    expect(out).toContain('delete_note');
    const json = await folderWith({ [notesFile]: snapshot }).run('risk', notesFile, '--format', 'json');
    expect(JSON.parse(json.out).poisoned).toEqual([
      {
        tool: 'delete_note',
        kind: 'invisible',
        path: ['description'],
        inKey: false,
        span: { offset: 24, length: 1 },
        why: expect.any(String),
      },
    ]);
  });

  it('reads a bare listing, and refuses what is none', async () => {
    const folder = folderWith({ 'bare.json': '{"tools":[{"name":"get_x"}]}', 'broken.json': '[]' });
    expect((await folder.run('risk', 'bare.json')).code).toBe(0);
    expect((await folder.run('risk', 'broken.json')).code).toBe(5);
    expect((await folder.run('risk', 'none.json')).code).toBe(5);
    expect((await folder.run('risk')).code).toBe(2);
  });
});
