import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

/** A folder on the disk with these files, gone when the test is over. */
export interface WorkspaceFolder {
  readonly path: string;
  readonly uri: string;
  /** URI of a file in it. */
  at(name: string): string;
  write(name: string, content: string | object): Promise<void>;
  remove(name: string): Promise<void>;
}

export async function workspaceFolder(files: Readonly<Record<string, string | object>> = {}): Promise<WorkspaceFolder> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mcp-policy-lsp-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = async (name: string, content: string | object): Promise<void> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  };
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return {
    path: folder,
    uri: pathToFileURL(folder).href,
    at: (name) => pathToFileURL(path.join(folder, name)).href,
    write,
    remove: (name) => rm(path.join(folder, name), { recursive: true }),
  };
}
