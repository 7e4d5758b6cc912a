import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Files } from '../files.ts';
import { reasonOf } from './reason.ts';

/** Bytes; nothing that is read as one text is larger, and a text of V8 could not hold much more. */
const longestText = 256 * 1024 * 1024;

/** As `node:fs/promises` has them, which takes Node a hundredth of a server's start to load. */
const lstat = promisify(fs.lstat);
const stat = promisify(fs.stat);
const readdir = promisify(fs.readdir);
const readFile = promisify(fs.readFile);

/** The files of this machine, for `file:` URIs. What has another scheme is not there. */
export const nodeFiles: Files = {
  async read(uri) {
    try {
      const path = fileURLToPath(uri);
      const { size } = await stat(path);
      if (size > longestText) throw new Error('it is larger than 256 MiB');
      return await readFile(path, 'utf8');
    } catch (error) {
      throw new Error(reasonOf(error), { cause: error });
    }
  },
  async stat(uri) {
    try {
      const path = fileURLToPath(uri);
      const own = await lstat(path);
      const linked = own.isSymbolicLink();
      const target = linked ? await stat(path) : own;
      const { size, mtimeMs: modified } = target;
      if (!target.isFile() && !target.isDirectory()) return undefined;
      return { type: target.isFile() ? 'file' : 'directory', size, modified, linked };
    } catch {
      return undefined;
    }
  },
  async list(uri) {
    try {
      return (await readdir(fileURLToPath(uri))).sort();
    } catch {
      return [];
    }
  },
};
