// A Neovim to run the language server in: the machine's own, or Debian's when we may install it.
import { firstProgram, installFromDebian, onPath } from './programs.mjs';

/**
 * Has a Neovim on the PATH where that can be done. Where it cannot, the test that needs one says what is missing and fails.
 * `NEOVIM` names one explicitly.
 */
export async function ensureNeovim() {
  const named = process.env.NEOVIM;
  const found = await firstProgram([...(named ? [named] : []), ...['nvim', 'nvim.exe'].flatMap(onPath)]);
  if (!found) await installFromDebian('Neovim', ['neovim']);
}
