import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

let bundled: Promise<string> | undefined;

/** Bundles the server as `npm run build` does, from the sources as they are now, once for each test worker. */
export function bundleServer(): Promise<string> {
  bundled ??= bundle(path.join(repository, 'out', 'lsp', `server-${process.pid}.js`));
  return bundled;
}

async function bundle(outfile: string): Promise<string> {
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: repository,
    entryPoints: ['server/src/node.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    conditions: ['node', 'import'],
    logLevel: 'silent',
  });
  return outfile;
}
