import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

export interface TemporaryFolder {
  readonly path: string;
  readonly uri: string;
  write(name: string, content: string | Uint8Array): string;
}

/** A folder on the disk that goes when the test is over. `write` answers the file's URI. */
export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'mcp-policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: folder,
    uri: pathToFileURL(folder).href,
    write(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return pathToFileURL(file).href;
    },
  };
}
