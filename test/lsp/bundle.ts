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
    entryPoints: { 'server-main': 'server/src/node/main.ts', server: 'server/src/node.ts' },
    outdir: folder,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['node', 'import'],
    logLevel: 'silent',
  });
  const digest = createHash('sha256');
  for (const { contents } of outputFiles) digest.update(contents);
  const place = path.join(folder, `server-${digest.digest('hex').slice(0, 16)}`);
  await mkdir(place, { recursive: true });
  await Promise.all(
    outputFiles.map(({ path: name, contents }) => write(path.join(place, path.basename(name)), contents)),
  );
  return path.join(place, 'server.js');
}

/** Workers run side by side: each finds the whole file under this name, or writes it. */
async function write(file: string, contents: Uint8Array): Promise<void> {
  const partial = `${file}.${process.pid}-${threadId}`;
  await writeFile(partial, contents);
  await rename(partial, file);
}
