import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file below a root, relative to it, with `/`; undefined for any other file. Both are `file:` URIs. */
export function rootPath(uri: string, root: string): string | undefined {
  const relative = path.relative(fileURLToPath(root), fileURLToPath(uri));
  const isBelow = relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
  return isBelow ? relative.split(path.sep).join('/') : undefined;
}
