import { fileURLToPath } from 'node:url';
import { nodeFiles, writeAtomically } from '@mcp-policy/workspace/node';
import { failed, messageOf } from '../support/failure.ts';

/** Writes a fixed policy over the one that was read. Fails with what can be shown, and then nothing was written. */
export async function overwrite(uri: string, path: string, text: string): Promise<void> {
  const stat = await nodeFiles.stat(uri);
  // Renaming over a link would leave the linked file as it is and the link gone.
  if (stat?.linked) throw failed(`${path} is a link, so it was not fixed. Name the file that it leads to.`);
  try {
    await writeAtomically(fileURLToPath(uri), text);
  } catch (error) {
    throw failed(`${path} could not be written: ${messageOf(error)}.`);
  }
}
