import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { build } from 'esbuild';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

let bundled: Promise<string> | undefined;

/** Bundles the server as `npm run build` does, from the sources as they are now, once for each test worker. */
export function bundleServer(): Promise<string> {
  bundled ??= bundle(path.join(repository, 'out', 'lsp'));
  return bundled;
}

async function bundle(folder: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ['server/src/node.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['node', 'import'],
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  // Workers run side by side: each finds the whole file under this name, or writes it.
  const file = path.join(folder, `server-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`);
  const partial = `${file}.${process.pid}-${threadId}`;
  await mkdir(folder, { recursive: true });
  await writeFile(partial, code);
  await rename(partial, file);
  return file;
}
