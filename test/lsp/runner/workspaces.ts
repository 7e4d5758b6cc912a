import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkspaceFolder } from '../workspace-folder.ts';

const workspaces = path.resolve(import.meta.dirname, '../workspaces');

/**
 * Copies one of the workspaces into a scenario's folder. A snapshot that was taken "just now" is: an old one would be told as old
 * some day.
 */
export async function copyWorkspace(name: string, folder: WorkspaceFolder): Promise<void> {
  const from = path.join(workspaces, name);
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    const dated = text.replace('"takenAt": "just now"', `"takenAt": "${new Date().toISOString()}"`);
    await folder.write(path.relative(from, file), dated);
  }
}
