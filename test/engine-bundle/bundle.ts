import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const repository = path.resolve(import.meta.dirname, '../..');

/** Bundles the engine as `npm run build` does, into a folder where no package can be found. */
export async function bundleEngine(): Promise<{
  readonly folder: string;
  readonly file: string;
  readonly code: string;
}> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ['engine/src/index.ts'],
    bundle: true,
    minify: true,
    keepNames: true,
    write: false,
    platform: 'neutral',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-bundle-'));
  const file = path.join(folder, 'engine.mjs');
  await writeFile(file, code);
  return { folder, file, code };
}
