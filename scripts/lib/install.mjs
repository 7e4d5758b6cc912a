// `npm ci`, when it is needed: from a clean clone, and after the lock file has changed.
import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { npm, root, step } from './steps.mjs';

/** Installs the dependencies unless `node_modules` is as new as the lock file. */
export async function ensureInstalled() {
  if (await isInstalled(root, root)) return;
  await step('Installing dependencies (npm ci)', () => npm([...clean]));
}

/**
 * Installs the packages that a folder names in its `package.json` and lock file somewhere else, where no tool of this
 * repository looks. No script of theirs runs.
 * @param {string} from
 * @param {string} into
 */
export async function ensureInstalledApart(from, into) {
  if (await isInstalled(from, into)) return;
  await mkdir(into, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(path.join(from, file), path.join(into, file));
  await step(`Installing ${path.relative(root, from)} (npm ci)`, () =>
    npm([...clean, '--ignore-scripts'], { cwd: into }),
  );
}

const clean = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * @param {string} from
 * @param {string} into
 */
async function isInstalled(from, into) {
  const [wanted, installed] = await Promise.all(
    [path.join(from, 'package-lock.json'), path.join(into, 'node_modules/.package-lock.json')].map((file) =>
      stat(file).catch(() => undefined),
    ),
  );
  return wanted !== undefined && installed !== undefined && installed.mtimeMs >= wanted.mtimeMs;
}
