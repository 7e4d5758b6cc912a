import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { notesFile, notesSnapshot } from '../testing/notes.ts';
import { folderWith } from '../testing/run-cli.ts';

const clean = '{"version":"1","default":"deny","tools":{"read_note":{}}}\n';
const wrong = '{\n  "version": "1",\n  "default": "maybe",\n  "tools": {}\n}\n';
const snapshot = notesSnapshot([{ name: 'read_note', description: 'Reads a note.', inputSchema: { type: 'object' } }]);
const notes = { [notesFile]: snapshot };

function findingsOf(out: string): { path: string; findings: Record<string, unknown>[] }[] {
  return JSON.parse(out).files;
}

describe('mcp-policy check', () => {
  it('has nothing to report on a policy that fits its snapshot, and says what it was checked against', async () => {
    const { code, out } = await folderWith({ 'policy.json': clean, ...notes }).run('check', 'policy.json');
    expect(code).toBe(0);
    expect(out).toContain('policy.json: checked against 1 tool of notes, a snapshot 3 days old');
    expect(out).toContain('Nothing to report in 1 file.');
  });

  it('shows an error with its place, and exits with 1', async () => {
    const { code, out } = await folderWith({ 'policy.json': wrong }).run('check', 'policy.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^policy\.json:3:14 {2}error {2}schema\//m);
    expect(out).toContain('3 │   "default": "maybe",\n  │              ^^^^^^^');
  });

  it('says in JSON what it says in text', async () => {
    const { code, out } = await folderWith({ 'a/policy.json': wrong }).run(
      'check',
      './a/policy.json',
      '--format',
      'json',
    );
    expect(code).toBe(1);
    const [file] = findingsOf(out);
    expect(file?.path).toBe('./a/policy.json');
    expect(file?.findings[0]).toEqual({
      code: expect.stringMatching(/^schema\//),
      severity: 'error',
      message: expect.any(String),
      range: { start: { line: 2, character: 13 }, end: { line: 2, character: 20 } },
      fixable: expect.any(Boolean),
    });
  });

  it('finds the policies of the workspace, and no other policy.json', async () => {
    const folder = folderWith({
      'a/policy.json': clean,
      'b/x.policy.json': clean,
      'c/y.mcp-policy.json': '',
      'iam/policy.json': '{"Version":"2012-10-17","Statement":[]}',
      'node_modules/z/policy.json': clean,
    });
    const { out } = await folder.run('check', '--format', 'json');
    expect(findingsOf(out).map((file) => file.path)).toEqual([
      'a/policy.json',
      'b/x.policy.json',
      'c/y.mcp-policy.json',
    ]);
  });

  it('takes a folder for the policies below it', async () => {
    const { out } = await folderWith({ 'a/b/policy.json': clean, 'c.policy.json': clean }).run(
      'check',
      'a/',
      '--format',
      'json',
    );
    expect(findingsOf(out).map((file) => file.path)).toEqual(['a/b/policy.json']);
  });

  it('takes a glob that the shell has left for the policies that match it', async () => {
    const folder = folderWith({
      'a/x.policy.json': clean,
      'a/deep.er/y.policy.json': clean,
      'a/rules.json': clean,
      'a/package.json': '{"version":"1"}',
      'b/z.policy.json': clean,
      'node_modules/m/w.policy.json': clean,
    });
    const paths = async (...words: string[]) =>
      findingsOf((await folder.run('check', ...words, '--format', 'json')).out).map((file) => file.path);
    expect(await paths('**/*.policy.json')).toEqual(['a/deep.er/y.policy.json', 'a/x.policy.json', 'b/z.policy.json']);
    expect(await paths('a/*.json')).toEqual(['a/rules.json', 'a/x.policy.json']);
    expect(await paths('./{a,b}/*.policy.json', 'a/x.policy.json', 'a')).toHaveLength(3);
    expect(await paths(`${folder.path}/b/*`)).toEqual([`${folder.path}/b/z.policy.json`]);
    const none = await folder.run('check', 'c/*.json', 'a/x.policy.json');
    expect([none.code, none.err]).toEqual([5, 'mcp-policy check: no file matches c/*.json.\n']);
    expect(none.out).toContain('in 1 file.');
    expect((await folder.run('check', 'a/pack*')).err).toContain('no file that matches a/pack* is a policy');
  });

  it('takes a name with stars in it for itself when there is such a file', async () => {
    const folder = folderWith({ '[a].policy.json': clean });
    expect((await folder.run('check', '[a].policy.json')).code).toBe(0);
  });

  it('overlooks no policy below: in hidden folders, folders called like files, and places of their own', async () => {
    const folder = folderWith({
      '.agents/policy.json': clean,
      'example.com/policy.json': clean,
      'team/policy.json': clean,
      'team/.mcp-policy/config.json': '{}',
    });
    const { out } = await folder.run('check', '--format', 'json');
    expect(findingsOf(out).map((file) => file.path)).toEqual([
      '.agents/policy.json',
      'example.com/policy.json',
      'team/policy.json',
    ]);
  });

  it('finds what belongs to a policy from wherever it is started', async () => {
    const elsewhere = folderWith({});
    const { path: folder } = folderWith({ 'deep/policy.json': clean, ...notes });
    const { out } = await elsewhere.run('check', path.join(folder, 'deep/policy.json'));
    expect(out).toContain('checked against 1 tool of notes');
  });

  it('says so when there is no policy at all', async () => {
    const { code, err } = await folderWith({}).run('check');
    expect(code).toBe(5);
    expect(err).toContain('there is no policy below');
  });

  it.each([
    ['an access document', '{"Version":"2012-10-17","Statement":[]}'],
    ['another file', '{"name":"x"}'],
    ['no JSON', 'hello'],
  ])('gives %s that was named one error', async (_, text) => {
    const { code, out } = await folderWith({ 'policy.json': text }).run('check', 'policy.json', '--format', 'json');
    expect(code).toBe(1);
    expect(findingsOf(out)[0]?.findings).toMatchObject([{ code: 'schema/not-a-policy', severity: 'error' }]);
  });

  it('tells the author of an empty file what to write', async () => {
    const { code, out } = await folderWith({ 'policy.json': '' }).run('check', 'policy.json');
    expect(code).toBe(1);
    expect(out).toContain('Write a policy');
  });

  it('judges a named file by its content, whatever it is called', async () => {
    expect((await folderWith({ 'rules.txt': clean }).run('check', 'rules.txt')).code).toBe(0);
  });

  it('reports malformed JSON at its place', async () => {
    const text = '{\n  "version": "1",\n  "default": "deny"\n  "tools": {}\n}\n';
    const { code, out } = await folderWith({ 'policy.json': text }).run('check', 'policy.json', '--format', 'json');
    expect(code).toBe(1);
    expect(findingsOf(out)[0]?.findings[0]).toMatchObject({
      code: expect.stringMatching(/^syntax\//),
      severity: 'error',
    });
  });

  it('goes on to the other files when one cannot be read, and exits with 5', async () => {
    const folder = folderWith({ 'policy.json': wrong, 'bytes.json': new Uint8Array([0x7b, 0xff, 0x7d]) });
    const { code, out, err } = await folder.run('check', 'none.json', 'bytes.json', 'policy.json');
    expect(code).toBe(5);
    expect(err).toContain('none.json could not be read: there is no such file.');
    expect(err).toContain('bytes.json could not be read: it is not UTF-8.');
    expect(out).toContain('policy.json:3:14');
  });

  it('lets --fail-on decide from which severity on it fails', async () => {
    const folder = folderWith({
      'policy.json': '{"version":"1","default":"deny","tools":{"read_note":{},"x":{}}}',
      ...notes,
    });
    const codeFor = async (failOn: string) => (await folder.run('check', 'policy.json', '--fail-on', failOn)).code;
    expect(await codeFor('error')).toBe(0);
    expect(await codeFor('warning')).toBe(1);
    expect(await codeFor('never')).toBe(0);
    expect(await codeFor('sometimes')).toBe(2);
  });

  it('fails with 5 when a snapshot is required and there is none', async () => {
    const folder = folderWith({ 'policy.json': clean });
    const { code, err } = await folder.run('check', 'policy.json', '--require-snapshot');
    expect(code).toBe(5);
    expect(err).toContain('the tool names of policy.json are not checked');
    expect((await folder.run('check', 'policy.json')).code).toBe(0);
  });

  it('checks against the snapshot that was named', async () => {
    const folder = folderWith({ 'policy.json': clean, 'other.json': '{"tools":[]}', 'broken.json': '{' });
    const { out } = await folder.run('check', 'policy.json', '--snapshot', 'other.json', '--format', 'json');
    expect(out).toContain('tools/unknown-tool');
    const broken = await folder.run('check', 'policy.json', '--snapshot', 'broken.json');
    expect(broken.code).toBe(5);
    expect(broken.err).toContain('broken.json holds no snapshot');
  });

  it('says what a newer listing of the same server has otherwise, and nothing of one that is older', async () => {
    const later = (takenAt: string, server = 'notes') =>
      JSON.stringify({ ...JSON.parse(snapshot), server, takenAt, tools: [{ name: 'write_note' }] });
    const folder = folderWith({
      'policy.json': clean,
      ...notes,
      'later.json': later('2026-11-18T09:00:00.000Z'),
      'older.json': later('2026-11-01T09:00:00.000Z'),
      'other.json': later('2026-11-18T09:00:00.000Z', 'other'),
    });
    const codes = async (file: string) => {
      const { out } = await folder.run('check', 'policy.json', '--listing', file, '--format', 'json');
      return findingsOf(out).flatMap(({ findings }) => findings.map(({ code }) => code));
    };
    expect(await codes('later.json')).toEqual(['drift/tool-gone']);
    expect(await codes('older.json')).toEqual([]);
    expect(await codes('other.json')).toEqual([]);
    expect((await folder.run('check', 'policy.json', '--listing', 'none.json')).code).toBe(5);
  });

  it('takes severities from config.json, or from the one that was named, and tells its faults', async () => {
    const folder = folderWith({
      'policy.json': '{"version":"1","default":"deny","tools":{"x":{}}}',
      ...notes,
      '.mcp-policy/config.json': '{"rules":{"tools/unknown-tool":"error","a/b":"loud"}}',
      'other.json': '{"rules":{"tools/unknown-tool":"off"}}',
    });
    const own = await folder.run('check', 'policy.json');
    expect(own.code).toBe(1);
    expect(own.err).toContain('"rules.a/b" must be one of');
    expect((await folder.run('check', 'policy.json', '--config', 'other.json')).code).toBe(0);
    expect((await folder.run('check', 'policy.json', '--config', 'none.json')).code).toBe(5);
  });

  it('fixes what is safe to fix and reports the rest', async () => {
    const text =
      '{\n  "version": "1",\n  "default": "deny",\n  "hide": ["read_note", "read_note"],\n  "tools": {}\n}\n';
    const folder = folderWith({ 'policy.json': text, ...notes });
    const before = await folder.run('check', 'policy.json', '--format', 'json');
    const { out } = await folder.run('check', 'policy.json', '--fix', '--format', 'json');
    expect(findingsOf(out)[0]?.findings.length).toBeLessThanOrEqual(findingsOf(before.out)[0]?.findings.length ?? 0);
    expect((await folder.run('check', 'policy.json', '--format', 'json')).out).toBe(out);
  });

  it('keeps the mark, the line ends and the mode of what it fixes, and says what it did', async () => {
    const before = '\uFEFF{\r\n  "version": "1",\r\n  "default": "deny",\r\n  "tools": { "update_note": {} }\r\n}\r\n';
    const tools = '{"tools":[{"name":"update_note","description":"Updates a note."}]}';
    const folder = folderWith({ 'policy.json': before, '.mcp-policy/snapshots/policy.json': tools });
    const file = path.join(folder.path, 'policy.json');
    chmodSync(file, 0o640);
    const { code, out } = await folder.run('check', '--fix');
    expect(out).toMatch(/^fixed {2}policy\.json {2}.*30 .*minute/);
    expect(code).toBe(0);
    const after = readFileSync(file, 'utf8');
    expect(after.startsWith('\uFEFF{\r\n')).toBe(true);
    expect(after).not.toMatch(/[^\r]\n/);
    expect(after).toContain('"max": 30');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    const json = await folderWith({ 'policy.json': before, '.mcp-policy/snapshots/policy.json': tools }).run(
      'check',
      '--fix',
      '--format',
      'json',
    );
    expect(json.err).toMatch(/^fixed {2}policy\.json {2}/);
  });

  it('never lets what a configuration hides look like clean, and shows it on demand', async () => {
    const suppressions = [{ rule: 'risk/write-unlimited', reason: 'Only ten notes.', until: '2027-01-31' }];
    const folder = folderWith({
      'policy.json': '{"version":"1","default":"deny","tools":{"update_note":{}}}',
      '.mcp-policy/snapshots/policy.json': '{"tools":[{"name":"update_note","description":"Updates a note."}]}',
      '.mcp-policy/config.json': JSON.stringify({ suppressions, rules: { 'tools/unlisted': 'off' } }),
    });
    const { out } = await folder.run('check');
    expect(out).toContain(
      'policy.json: by its configuration, 1 finding accepted (--show-suppressed) and 1 rule off (tools/unlisted)',
    );
    const shown = await folder.run('check', '--show-suppressed');
    expect(shown.out).toContain('accepted until 2027-01-31  risk/write-unlimited');
    expect(shown.out).toContain('Reason: Only ten notes.');
    const json = await folder.run('check', '--show-suppressed', '--format', 'json');
    expect(JSON.parse(json.out).files[0].suppressed).toMatchObject([
      { code: 'risk/write-unlimited', reason: 'Only ten notes.', until: '2027-01-31' },
    ]);
  });

  it('writes through no link', async () => {
    const folder = folderWith({ 'real.json': clean });
    symlinkSync(path.join(folder.path, 'real.json'), path.join(folder.path, 'policy.json'));
    await folder.run('check', 'policy.json', '--fix');
    expect(folder.read('real.json')).toBe(clean);
  });

  it('survives a policy of 5 MB on one line, and cuts the line it shows', async () => {
    const tools = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`tool_with_a_long_enough_name_${i}`, { limit: [] }]),
    );
    const text = JSON.stringify({
      version: '1',
      default: 'deny',
      tools: { a: {}, ...tools },
      padding: 'x'.repeat(4_500_000),
    });
    expect(text.length).toBeGreaterThan(5_000_000);
    const { code, out } = await folderWith({ 'policy.json': text }).run('check', 'policy.json');
    expect(code).toBe(1);
    for (const line of out.slice(0, 100_000).split('\n')) expect(line.length).toBeLessThan(1500);
  });

  it('shows control characters of a policy instead of obeying them', async () => {
    const text = '{"version":"1","default":"deny","tools":{"\\u001b[2J\u202e":{"limit":1}}}';
    const { out } = await folderWith({ 'policy.json': text }).run('check', 'policy.json');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});
