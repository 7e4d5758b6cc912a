import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeBundle } from '../../scripts/lib/bundles.mjs';

/** The engine as `npm run build` makes it, in a folder where no package can be found. */
export async function bundleEngine(): Promise<{
  readonly folder: string;
  readonly file: string;
  readonly code: string;
}> {
  const [bundle] = await makeBundle('engine.mjs');
  const code = bundle?.text ?? '';
  const folder = await mkdtemp(path.join(tmpdir(), 'engine-bundle-'));
  const file = path.join(folder, 'engine.mjs');
  await writeFile(file, code);
  return { folder, file, code };
}
