// Programs of the machine that tests need: where they are, and Debian's package of one when we may install it.
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { run, step } from './steps.mjs';

/** @param {string} file */
const executable = (file) =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/**
 * The first of these files that can be run, or undefined.
 * @param {readonly string[]} candidates
 */
export async function firstProgram(candidates) {
  for (const file of candidates) if (await executable(file)) return file;
  return undefined;
}

/**
 * Where a program of this name could be.
 * @param {string} name
 */
export const onPath = (name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));

/**
 * Installs packages of Debian, and says so. False where that cannot be done: no apt-get, or not root.
 * @param {string} missing what the title calls it
 * @param {readonly string[]} packages
 */
export async function installFromDebian(missing, packages) {
  const apt = await firstProgram(onPath('apt-get'));
  if (!apt || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`No ${missing} here: installing Debian's (apt-get install ${packages[0]})`, async () => {
    await run(apt, ['update', '-qq'], { env, quiet: true });
    await run(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true });
  });
  return true;
}
