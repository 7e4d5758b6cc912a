import { describe, expect, it } from 'vitest';
import { commands } from './commands/index.ts';
import { folderWith } from './testing/run-cli.ts';
import { version } from './version.ts';

describe('mcp-policy', () => {
  it('prints its version and its help on standard output', async () => {
    const folder = folderWith({});
    expect(await folder.run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    const { code, out } = await folder.run('--help');
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(`  ${name} `);
  });

  it.each([[], ['frobnicate'], ['--frobnicate']])('calls %j wrong usage', async (...args) => {
    const { code, out, err } = await folderWith({}).run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage: mcp-policy');
  });

  it('explains a rule by its page', async () => {
    const { code, out } = await folderWith({}).run('help', 'tools/unknown-tool');
    expect(code).toBe(0);
    expect(out).toMatch(/^# tools\/unknown-tool\n[\s\S]*## What it lets happen/);
    const wrong = await folderWith({}).run('help', 'tools/unknow-tool');
    expect(wrong).toEqual({
      code: 2,
      out: '',
      err: 'mcp-policy: "tools/unknow-tool" is no command and no rule. Did you mean tools/unknown-tool?\n',
    });
  });

  it('says what was probably meant', async () => {
    const errorOf = async (...args: string[]) => (await folderWith({}).run(...args)).err;
    expect(await errorOf('chekc')).toContain('"chekc" is no command. Did you mean check?');
    expect(await errorOf('check', '--formt', 'json')).toContain("Unknown option '--formt'. Did you mean --format?");
    expect(await errorOf('check', '--format', 'srif')).toContain('not "srif". Did you mean sarif?');
    expect(await errorOf('simulate', 'x', '--fail-on', 'newly-denid')).toContain('Did you mean newly-denied?');
  });

  it.each(commands.map(({ name }) => name))('explains %s', async (name) => {
    const folder = folderWith({});
    for (const args of [
      [name, '--help'],
      ['help', name],
      [name, 'x', '-h'],
    ]) {
      const { code, out, err } = await folder.run(...args);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`Usage: mcp-policy ${name}`);
      expect(out).toContain('Exit codes:');
    }
  });

  it.each(commands.map(({ name }) => name))('refuses an unknown option of %s, and says where to look', async (name) => {
    const { code, out, err } = await folderWith({}).run(name, '--frobnicate');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`Unknown option '--frobnicate'.\nmcp-policy ${name} --help`);
  });
});
