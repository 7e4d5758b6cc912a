import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly path: string;
  /** Runs `mcp-policy` in it, in this process. */
  run(...args: string[]): Promise<Ran>;
  read(name: string): string;
  /** A folder in it. */
  below(name: string): Folder;
}

/** The moment at which every command of a test runs. */
export const now = Date.UTC(2026, 10, 20, 9);

/** A folder with files, gone when the test is over; its commands find `env` in their environment. */
export function folderWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  env: Readonly<Record<string, string>> = {},
): Folder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mcp-policy-cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return openFolder(folder, env);
}

function openFolder(folder: string, env: Readonly<Record<string, string>>): Folder {
  return {
    path: folder,
    read: (name) => readFileSync(path.join(folder, name), 'utf8'),
    below: (name) => openFolder(path.join(folder, name), env),
    async run(...args) {
      let [out, err] = ['', ''];
      const code = await main(args, {
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        drained: async () => {},
        input: async () => new Uint8Array(),
        cwd: folder,
        env,
        colour: false,
        now: () => now,
        signal: new AbortController().signal,
      });
      return { code, out, err };
    },
  };
}
