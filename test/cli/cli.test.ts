import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cli, folderWith, run } from './run.ts';

const server = fileURLToPath(new URL('../servers/stdio.mjs', import.meta.url));
const sample = fileURLToPath(new URL('../../examples/filesystem', import.meta.url));
const recording = '.mcp-policy/recordings/docs-session.jsonl';
const policy = '{"version":"1","default":"deny","tools":{"pay":{}}}';

describe('the built command line', () => {
  it('runs without the repository around it', async () => {
    const folder = folderWith({ 'cli.js': readFileSync(cli) });
    const child = spawn(process.execPath, ['cli.js', '--version'], { cwd: folder });
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('takes a user from nothing to a checked and tried policy', async () => {
    const recorded =
      '{"v":1,"ts":"2026-11-20T09:00:00Z","tool":"read_note"}\r\n{"v":1,"ts":"2026-11-20T09:00:01Z","tool":"sing"}';
    const folder = folderWith({
      '.mcp.json': JSON.stringify({ mcpServers: { notes: { command: process.execPath, args: [server, 'plain'] } } }),
      '.mcp-policy/recordings/monday.jsonl': recorded,
    });
    expect(await run(folder, ['snapshot'])).toMatchObject({
      code: 0,
      out: 'Wrote 2 tools of "notes" to notes.json.\n',
    });
    expect(await run(folder, ['init', '--out', 'policy.json'])).toMatchObject({ code: 0, out: '' });
    expect(await run(folder, ['check', '--require-snapshot'])).toMatchObject({ code: 0 });
    const { code, out } = await run(folder, ['simulate', 'policy.json', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).totals).toMatchObject({ allow: 1, deny: 1, broken: 0 });
    const explained = await run(folder, ['explain', 'policy.json', '--call', '{"tool":"sing"}']);
    expect(explained.out).toMatch(/^deny {2}\(default deny\)/);
  });

  it('decides the sample, one decision a line, with totals that agree', async () => {
    const args = ['simulate', 'policy.json', '--calls', recording];
    const jsonl = await run(sample, [...args, '--format', 'jsonl']);
    const decisions: { line: number; effect: string }[] = jsonl.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const lines = readFileSync(path.join(sample, recording), 'utf8').trimEnd().split('\n').length;
    expect(decisions.map(({ line }) => line)).toEqual(Array.from({ length: lines }, (_, i) => i + 1));
    const { totals } = JSON.parse((await run(sample, [...args, '--format', 'json'])).out);
    for (const effect of ['allow', 'deny', 'approve', 'unknown']) {
      expect(decisions.filter((decision) => decision.effect === effect)).toHaveLength(totals[effect]);
    }
  });

  it('says the same of the sample in every format', async () => {
    const { code, out } = await run(sample, ['check', '--format', 'json']);
    expect(code).toBe(1);
    const findings: unknown[] = JSON.parse(out).files[0].findings;
    const sarif = JSON.parse((await run(sample, ['check', '--format', 'sarif'])).out);
    expect(sarif.runs[0].results).toHaveLength(findings.length);
    const github = (await run(sample, ['check', '--format', 'github'])).out;
    expect(github.trimEnd().split('\n')).toHaveLength(findings.length);
  });

  it('reads calls from standard input', async () => {
    const folder = folderWith({ 'policy.json': policy });
    const { code, out } = await run(
      folder,
      ['simulate', 'policy.json', '--calls', '-', '--format', 'jsonl'],
      '{"v":1,"tool":"pay"}\n',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ line: 1, effect: 'allow' });
  });

  it('checks what comes on standard input, by the snapshot of the file that it stands for', async () => {
    const folder = folderWith({ '.mcp-policy/snapshots/shop.json': '{"tools":[{"name":"list_orders"}]}' });
    const args = ['check', '-', '--stdin-name', 'shop.policy.json', '--fail-on', 'warning'];
    const { code, out } = await run(folder, args, policy);
    expect(code).toBe(1);
    expect(out).toMatch(/^shop\.policy\.json:1:\d+ {2}warning {2}tools\/unknown-tool$/m);
    expect(await run(folder, ['check', '-', '--fix'], policy)).toMatchObject({ code: 5, out: '' });
    expect((await run(folder, ['check', '-', '--format', 'json'], '')).code).toBe(1);
  });

  it('colours what is no terminal only when it is told to', async () => {
    const folder = folderWith({ 'policy.json': policy });
    const coloured = async (env: Record<string, string>) =>
      (await run(folder, ['check'], '', env)).out.includes('\u001b');
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await coloured({ FORCE_COLOR: '0' })).toBe(false);
  });

  it('colours nothing that is no terminal', async () => {
    expect((await run(sample, ['check'])).out).not.toContain('\u001b');
  });

  it('ends quietly when nobody reads on', async () => {
    const calls = '{"v":1,"tool":"pay"}\n'.repeat(50_000);
    const folder = folderWith({ 'policy.json': policy, 'calls.jsonl': calls });
    const child = spawn(
      process.execPath,
      [cli, 'simulate', 'policy.json', '--calls', 'calls.jsonl', '--format', 'jsonl'],
      { cwd: folder },
    );
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    expect([code, err]).toEqual([0, '']);
  });
});

describe('the built command line, given bad input', () => {
  it.each([
    ['malformed JSON', '{"version":"1","default":"deny" "tools":{}}', 'syntax/'],
    ['an access document', '{"Version":"2012-10-17","Statement":[]}', 'schema/not-a-policy'],
    ['an empty file', '', 'Write a policy'],
    ['a duplicate key', '{"version":"1","default":"deny","default":"allow"}', 'syntax/duplicate-key'],
  ])('says what is wrong with %s', async (_, text, expected) => {
    const { code, out, err } = await run(folderWith({ 'policy.json': text }), ['check', 'policy.json']);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain(expected);
  });

  it('checks a policy of 5 MB', async () => {
    const tools = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`tool_${i}`, { require: [], description_: 'x'.repeat(500) }]),
    );
    const text = JSON.stringify({ version: '1', default: 'deny', tools });
    expect(text.length).toBeGreaterThan(5_000_000);
    const { code, out } = await run(folderWith({ 'policy.json': text }), ['check', 'policy.json', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].findings.length).toBeGreaterThanOrEqual(10_000);
  });

  it('decides what it can of a recording with broken lines and names the others', async () => {
    const calls = '{"v":1,"tool":"pay"}\nnonsense\n\n{"v":1}\n{"v":1,"tool":"pay","tool":"x"}\n{"v":1,"tool":"pay"}';
    const folder = folderWith({ 'policy.json': policy, 'calls.jsonl': calls });
    const { code, out, err } = await run(folder, [
      'simulate',
      'policy.json',
      '--calls',
      'calls.jsonl',
      '--format',
      'jsonl',
    ]);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).line),
    ).toEqual([1, 6]);
    for (const line of [2, 4, 5]) expect(err).toMatch(new RegExp(`^calls\\.jsonl:${line}: `, 'm'));
  });

  it('reports a server that exits at once', async () => {
    const { code, out, err } = await run(folderWith({}), [
      'snapshot',
      '--name',
      's',
      '--',
      process.execPath,
      '-e',
      'process.exit(7)',
    ]);
    expect([code, out]).toEqual([5, '']);
    expect(err.trimEnd().split('\n').length).toBeGreaterThan(1);
  });

  it('stops when it is asked to, and leaves nothing behind', async () => {
    const folder = folderWith({});
    const child = spawn(process.execPath, [cli, 'snapshot', '--name', 's', '--', process.execPath, server, 'hangs'], {
      cwd: folder,
    });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const [code, signal] = await once(child, 'close');
    expect([code, signal]).toEqual([5, null]);
  });
});
