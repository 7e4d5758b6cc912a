import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** The file of Neovim: what `NEOVIM` names, else the first on the PATH; undefined when there is none. */
export function findNeovim(): string | undefined {
  const named = process.env.NEOVIM;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => ['nvim', 'nvim.exe'].map((name) => path.join(folder, name)));
  return [...(named ? [named] : []), ...onPath].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
