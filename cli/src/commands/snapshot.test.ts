import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const script = fileURLToPath(new URL('../../../test/servers/stdio.mjs', import.meta.url));
const command = (...args: string[]) => ['--', process.execPath, script, ...args];
const configured = (servers: Record<string, string[]>) => ({
  '.mcp.json': JSON.stringify({
    mcpServers: Object.fromEntries(
      Object.entries(servers).map(([name, args]) => [name, { command: process.execPath, args: [script, ...args] }]),
    ),
  }),
});
const file = '.mcp-policy/snapshots/notes.json';

describe('mcp-policy snapshot', () => {
  it('keeps the tools of the one configured server, and prints what it starts', async () => {
    const folder = folderWith(configured({ notes: ['plain'] }));
    const { code, out, err } = await folder.run('snapshot');
    expect(code).toBe(0);
    expect(err).toContain(`Starting notes: ${process.execPath} ${script} plain`);
    expect(out).toBe('Wrote 2 tools of "notes" to notes.json.\n');
    expect(JSON.parse(folder.read(file))).toMatchObject({
      v: 1,
      server: 'notes',
      tools: [{ name: 'read_note' }, { name: 'write_note' }],
    });
    expect(readdirSync(path.dirname(path.join(folder.path, file)))).toEqual(['notes.json']);
  });

  it('leaves a snapshot with the same tools untouched', async () => {
    const folder = folderWith({});
    const take = () => folder.run('snapshot', '--name', 'notes', ...command('plain'));
    expect((await take()).code).toBe(0);
    const before = folder.read(file);
    const { code, out } = await take();
    expect([code, folder.read(file)]).toEqual([0, before]);
    expect(out).toContain('left untouched');
  });

  it('shows different tools, and writes them over the baseline only when they are accepted', async () => {
    const folder = folderWith({});
    const changed = path.join(folder.path, 'changed');
    const take = (...more: string[]) =>
      folder.run('snapshot', '--name', 'notes', ...more, ...command('changing', changed));
    expect((await take()).code).toBe(0);
    const before = folder.read(file);
    writeFileSync(changed, '');
    for (const more of [[], ['--diff']]) {
      const { code, out } = await take(...more);
      expect([code, folder.read(file)]).toEqual([1, before]);
      expect(out).toMatch(/^[-~>+] /m);
    }
    expect((await take('--accept')).code).toBe(0);
    expect(folder.read(file)).not.toBe(before);
    expect((await take('--diff')).code).toBe(0);
  });

  it('writes nothing with --diff, though there is no baseline', async () => {
    const folder = folderWith({});
    const { code, err } = await folder.run('snapshot', '--name', 'notes', '--diff', ...command('plain'));
    expect([code, err]).toEqual([5, expect.stringContaining('Could not compare: "notes" lists 2 tools')]);
    expect(existsSync(path.join(folder.path, '.mcp-policy'))).toBe(false);
  });

  it('does not take a broken baseline for a different one: it could not compare', async () => {
    const folder = folderWith({ [file]: '{' });
    const take = (...more: string[]) => folder.run('snapshot', '--name', 'notes', ...more, ...command('plain'));
    for (const more of [[], ['--diff']]) {
      const { code, out, err } = await take(...more);
      expect([code, out, folder.read(file)]).toEqual([5, '', '{']);
      expect(err).toMatch(/Could not compare: .*notes.json cannot be read/);
    }
    expect(JSON.parse((await take('--diff', '--format', 'json')).out)).toMatchObject({ status: 'cannot-compare' });
    expect((await take('--accept')).code).toBe(0);
  });

  it('says why a server that exits at once gave no tools, shows what it wrote, and keeps the old snapshot', async () => {
    const folder = folderWith({ [file]: 'old' });
    const { code, out, err } = await folder.run('snapshot', '--name', 'notes', ...command('exits'));
    expect([code, out, folder.read(file)]).toEqual([5, '', 'old']);
    expect(err).toContain('The old snapshot is as it was.');
    expect(err).toContain('It wrote to standard error:');
  });

  it('keeps the snapshot where --out says, and answers in JSON', async () => {
    const folder = folderWith({});
    const { code, out } = await folder.run(
      'snapshot',
      '--name',
      'notes',
      '--out',
      'x/tools.json',
      '--format',
      'json',
      ...command('plain'),
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'written', tools: 2 });
    expect(JSON.parse(folder.read('x/tools.json')).tools).toHaveLength(2);
  });

  it('says which texts somebody should look at, hidden messages decoded', async () => {
    const folder = folderWith({});
    const take = (...more: string[]) => folder.run('snapshot', '--name', 'notes', ...more, ...command('poisoned'));
    const { code, err } = await take();
    expect(code).toBe(0);
    expect(err).toContain('add: hidden-message: description holds a message in tag characters');
    expect(err).toContain('"obey"');
    expect(err).toContain('note: concealment: description tells the model to keep something from the user');
    const { poisoned } = JSON.parse((await take('--format', 'json')).out);
    expect(new Set(poisoned.map(({ kind }: { kind: string }) => kind))).toEqual(
      new Set(['hidden-message', 'chat-markup', 'concealment', 'look-alike', 'foreign-letters']),
    );
  });

  it('writes through no link out of the folder', async () => {
    const outside = folderWith({});
    const folder = folderWith({});
    const { symlinkSync } = await import('node:fs');
    symlinkSync(outside.path, path.join(folder.path, '.mcp-policy'));
    const { code, err } = await folder.run('snapshot', '--name', 'notes', ...command('plain'));
    expect([code, readdirSync(outside.path)]).toEqual([5, []]);
    expect(err).toContain('is a link');
  });

  it('fills in the inputs it is given, and keeps their values out of the snapshot', async () => {
    const env = { API_TOKEN: '\x24{input:token}' };
    const servers = { notes: { command: process.execPath, args: [script, 'needs-env'], env } };
    const folder = folderWith({ '.mcp.json': JSON.stringify({ mcpServers: servers }) });
    const { code, out, err } = await folder.run('snapshot', 'notes', '--input', 'token=let-me-in-0123456789');
    expect(code).toBe(0);
    expect(out).toContain('Wrote 1 tool ');
    for (const text of [out, err, folder.read(file)]) expect(text).not.toContain('let-me-in');
  });

  it('takes an input from the environment, else its default, else says where to put it and starts nothing', async () => {
    const inputs = [
      { id: 'api.token', type: 'promptString', description: 'The token of the API', password: true },
      { id: 'other', type: 'promptString', default: 'x' },
    ];
    const env = { API_TOKEN: '\x24{input:api.token}', OTHER: '\x24{input:other}' };
    const servers = { notes: { command: process.execPath, args: [script, 'needs-env'], env } };
    const files = { '.vscode/mcp.json': JSON.stringify({ inputs, servers }) };
    const folder = folderWith(files, { MCP_POLICY_INPUT_API_TOKEN: 'let-me-in-0123456789' });
    const { code, out, err } = await folder.run('snapshot', 'notes');
    expect([code, out]).toEqual([0, expect.stringContaining('Wrote 1 tool ')]);
    for (const text of [out, err, folder.read(file)]) expect(text).not.toContain('let-me-in');
    const without = await folderWith(files).run('snapshot', 'notes');
    expect(without).toMatchObject({ code: 5, out: '' });
    expect(without.err).toContain(
      'asks for the input "api.token" (The token of the API). Set MCP_POLICY_INPUT_API_TOKEN',
    );
    expect(without.err).not.toContain('Starting');
  });

  it('shows no secret of the command it starts', async () => {
    const { err } = await folderWith({}).run('snapshot', '--name', 'notes', ...command('exits', '--token', 'hunter2'));
    expect(err).not.toContain('hunter2');
  });

  it.each([
    ['nothing is configured', [], {}, 5],
    ['several are configured', [], configured({ a: ['plain'], b: ['plain'] }), 2],
    ['the server is not configured', ['x'], configured({ a: ['plain'] }), 5],
    ['a name without a command', ['--name', 'x'], {}, 2],
    ['a command without a name', command('plain'), {}, 2],
    ['a URL that is none', ['--name', 'x', '--url', 'file:///etc/passwd'], {}, 2],
    ['a URL and a command', ['--name', 'x', '--url', 'http://127.0.0.1:1/', ...command('plain')], {}, 2],
    ['a header without a URL', ['--name', 'x', '--header', 'A: b', ...command('plain')], {}, 2],
    ['a header of a configured server', ['a', '--header', 'A: b'], configured({ a: ['plain'] }), 2],
    ['a header that is none', ['--name', 'x', '--url', 'http://127.0.0.1:1/', '--header', 'b'], {}, 2],
    ['both --diff and --accept', ['--name', 'x', '--diff', '--accept', ...command('plain')], {}, 2],
    ['an input without a value', ['--name', 'x', '--input', 'y', ...command('plain')], {}, 2],
    ['a time-out of no time', ['--name', 'x', '--timeout', '0', ...command('plain')], {}, 2],
  ])('refuses when: %s', async (_, args, files, expected) => {
    const { code, out, err } = await folderWith(files).run('snapshot', ...args);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toContain('mcp-policy snapshot: ');
  });
});
