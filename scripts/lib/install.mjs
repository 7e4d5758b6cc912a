// `npm ci`, when it is needed: from a clean clone, and after the lock file has changed.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { npm, root, step } from './steps.mjs';

/** Installs the dependencies unless `node_modules` is as new as the lock file. */
export async function ensureInstalled() {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
      stat(path.join(root, file)).catch(() => undefined),
    ),
  );
  if (wanted && installed && installed.mtimeMs >= wanted.mtimeMs) return;
  await step('Installing dependencies (npm ci)', () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']));
}
