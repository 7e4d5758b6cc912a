import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSnapshot, serializeSnapshot } from '@mcp-policy/mcp';
import { expect, test } from 'vitest';
import { stdioServer, take } from './start.ts';

const require = createRequire(import.meta.url);

function packageMain(name: string): string {
  return path.join(path.dirname(require.resolve(`${name}/package.json`)), 'dist/index.js');
}

test.each([
  ['@modelcontextprotocol/server-everything', [], ['echo', 'get-sum']],
  ['@modelcontextprotocol/server-filesystem', [tmpdir()], ['read_text_file', 'write_file']],
])('the published %s is listed, and its snapshot reads back the same', async (name, args, some) => {
  const result = await take(stdioServer('', undefined, { name, args: [packageMain(name), ...args] }));
  if (!result.ok) throw new Error(result.reason);
  expect(result.snapshot.tools.map((tool) => tool.name)).toEqual(expect.arrayContaining(some));
  const text = serializeSnapshot(result.snapshot);
  expect(parseSnapshot(text)).toEqual({ snapshot: result.snapshot, problems: [] });
});
