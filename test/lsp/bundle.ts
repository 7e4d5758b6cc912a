import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { makeBundle, serverBundles } from '../../scripts/lib/bundles.mjs';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

let bundled: Promise<string> | undefined;

/** The server as `npm run build` makes it, from the sources as they are now, once for each test file: the path of its entry. */
export function bundleServer(): Promise<string> {
  bundled ??= bundle(path.join(repository, 'out', 'lsp'));
  return bundled;
}

async function bundle(folder: string): Promise<string> {
  const files = (await Promise.all(serverBundles.map((name) => makeBundle(name)))).flat();
  const digest = createHash('sha256');
  for (const { text } of files) digest.update(text);
  const place = path.join(folder, `server-${digest.digest('hex').slice(0, 16)}`);
  await mkdir(place, { recursive: true });
  await Promise.all(files.map(({ name, text }) => write(path.join(place, name), text)));
  return path.join(place, 'server.js');
}

/** Workers run side by side: each finds the whole file under this name, or writes it. */
async function write(file: string, text: string): Promise<void> {
  const partial = `${file}.${process.pid}-${threadId}`;
  await writeFile(partial, text);
  await rename(partial, file);
}
