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
