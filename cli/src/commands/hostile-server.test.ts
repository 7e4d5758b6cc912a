import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const script = fileURLToPath(new URL('../../../test/servers/stdio.mjs', import.meta.url));
const policy =
  '{ "version": "1", "default": "deny", "tools": { "__proto__": {}, "red": {}, "refers": {}, "tool_00000": {} } }';
/** What a terminal or a reader would obey: escape, bell, the turning of text. Line feeds are ours. */
const obeyed = /[\p{Cc}\p{Cf}]/u;

/** A folder whose server `s` is `node stdio.mjs <behaviour>`, with a policy. */
function hostile(behaviour: string) {
  const servers = { s: { command: process.execPath, args: [script, behaviour] } };
  return folderWith({ '.mcp.json': JSON.stringify({ mcpServers: servers }), 's.mcp-policy.json': policy });
}

describe('a hostile server', () => {
  it.each(['odd', 'deep', 'pages', 'poisoned'])(
    'sends no terminal a character that it obeys: %s',
    async (behaviour) => {
      const folder = hostile(behaviour);
      const kept = '.mcp-policy/snapshots/s.json';
      const runs = [
        await folder.run('snapshot'),
        await folder.run('risk', kept),
        await folder.run('check', 's.mcp-policy.json', '--fail-on', 'never'),
      ];
      for (const { code, out, err } of runs) {
        expect(code).toBe(0);
        expect((out + err).replaceAll('\n', '')).not.toMatch(obeyed);
      }
      expect(readFileSync(path.join(folder.path, kept), 'utf8').replaceAll('\n', '')).not.toContain('\u001b');
    },
  );

  it('may call a tool __proto__, and it is a tool like any other', async () => {
    const folder = hostile('odd');
    await folder.run('snapshot');
    const { out } = await folder.run('risk', '.mcp-policy/snapshots/s.json', '--format', 'json');
    const names: string[] = JSON.parse(out).tools.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['__proto__', 'constructor', 'half', 'red', 'refers']);
    const checked = await folder.run('check', 's.mcp-policy.json', '--format', 'json');
    const found: { code: string; message: string }[] = JSON.parse(checked.out).files[0].findings;
    const unknown = found.filter(({ code }) => code === 'tools/unknown-tool').map(({ message }) => message);
    expect(unknown).toEqual([expect.stringContaining('tool_00000')]);
  });

  it.each([
    ['huge', 'more than 16777216 bytes'],
    ['circle', 'go round in a circle'],
  ])('that is %s is refused, in words, and leaves nothing behind', async (behaviour, reason) => {
    const folder = hostile(behaviour);
    const { code, out, err } = await folder.run('snapshot');
    expect([code, out]).toEqual([5, '']);
    expect(err).toContain(reason);
    expect(() => folder.read('.mcp-policy/snapshots/s.json')).toThrow();
  });
});
