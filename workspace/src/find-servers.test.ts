import { describe, expect, it } from 'vitest';
import { findServers } from './find-servers.ts';
import { memoryFiles } from './testing/memory-files.ts';

const command = (name: string) => ({ command: name });

describe('findServers', () => {
  it('reads all three places, for a policy and for the folder itself', async () => {
    const files = memoryFiles({
      'file:///ws/.vscode/mcp.json': JSON.stringify({ servers: { a: command('a') } }),
      'file:///ws/.mcp.json': JSON.stringify({ mcpServers: { b: command('b') } }),
      'file:///ws/.cursor/mcp.json': JSON.stringify({ mcpServers: { c: command('c') } }),
    });
    for (const uri of ['file:///ws/deep/policy.json', 'file:///ws', 'file:///ws/']) {
      const { servers, problems } = await findServers(uri, { files, folders: ['file:///ws'] });
      expect(servers.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
      expect(problems).toEqual([]);
    }
  });

  it('lets the nearest configuration of a name win, and says so when they differ', async () => {
    const files = memoryFiles({
      'file:///ws/sub/.mcp.json': JSON.stringify({ mcpServers: { a: command('near') } }),
      'file:///ws/.mcp.json': JSON.stringify({ mcpServers: { a: command('far') } }),
    });
    const { servers, problems } = await findServers('file:///ws/sub/policy.json', { files, folders: ['file:///ws'] });
    expect(servers).toMatchObject([{ name: 'a', command: 'near', origin: 'file:///ws/sub/.mcp.json' }]);
    expect(problems).toEqual([expect.stringContaining('configured twice')]);
  });

  it('reads nothing for a loose file', async () => {
    const files = memoryFiles({ 'file:///ws/.mcp.json': JSON.stringify({ mcpServers: { a: command('a') } }) });
    expect(await findServers('file:///ws/policy.json', { files, folders: [] })).toEqual({ servers: [], problems: [] });
  });

  it('says which file is broken and reads the others', async () => {
    const files = memoryFiles({
      'file:///ws/.vscode/mcp.json': '{{{',
      'file:///ws/.mcp.json': JSON.stringify({ mcpServers: { a: command('a') } }),
    });
    const { servers, problems } = await findServers('file:///ws/policy.json', { files, folders: ['file:///ws'] });
    expect(servers).toHaveLength(1);
    expect(problems.join()).toContain('.vscode/mcp.json');
  });
});
