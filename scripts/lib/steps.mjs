// Running other programs, one named step at a time, with what it cost. Plain Node: it works before `npm ci` has run.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Does a piece of work under a title and says how long it took. Errors pass through.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  console.log(`\n▸ ${title}`);
  try {
    const result = await work();
    console.log(`  done in ${seconds(started)}`);
    return result;
  } catch (error) {
    console.log(`  failed after ${seconds(started)}`);
    throw error;
  }
}

/** @param {number} started */
export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}

/**
 * Runs a program to its end, its output passed through unless `quiet` (then it is shown only when the program fails).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<string>} what it wrote to stdout; empty unless `quiet`
 * @throws when it cannot start or exits with anything but 0
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, quiet = false, shell = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let stdout = '';
    let all = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
      all += data;
    });
    child.stderr?.on('data', (data) => {
      all += data;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      if (all !== '') console.error(all.trimEnd());
      reject(new Error(`${path.basename(command)} ${args[0] ?? ''} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/**
 * npm, however this process was started: by the script that runs us, else the one beside this Node.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
export function npm(args, options) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options);
}

/**
 * A program of our own dependencies, run by this Node.
 * @param {string} file path below `node_modules`
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
export function tool(file, args, options) {
  return run(process.execPath, [path.join(root, 'node_modules', file), ...args], options);
}
