import { access } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '@mcp-policy/workspace/node';
import { failed, messageOf } from './failure.ts';
import { shownPath } from './files.ts';
import type { Io } from './io.ts';

/** Fails when something stands at `file` already and `force` was not said. */
export async function mayBeWritten(io: Io, file: string, force: boolean): Promise<void> {
  if (force) return;
  const exists = await access(path.resolve(io.cwd, file)).then(
    () => true,
    () => false,
  );
  if (exists) throw failed(`${shownPath(file)} exists and was left alone. --force writes over it.`);
}

/** Writes the whole text or nothing. Fails with what can be shown. */
export async function writeOutput(io: Io, file: string, text: string): Promise<void> {
  try {
    await writeAtomically(path.resolve(io.cwd, file), text);
  } catch (error) {
    throw failed(`${shownPath(file)} could not be written: ${messageOf(error)}.`);
  }
}
