import type { PoisonFinding } from '@mcp-policy/mcp';
import type { Io } from '../support/io.ts';
import { counted, safe } from '../support/terminal.ts';

/** Says on standard error which texts of tools somebody should look at. Nothing when there are none. */
export function poisonedText(findings: readonly PoisonFinding[], io: Io): void {
  if (findings.length === 0) return;
  io.err(`${counted(findings.length, 'place')} in the texts of tools that somebody should look at:\n`);
  for (const { tool, kind, path, inKey, why } of findings) {
    const place = `${inKey ? 'the key ' : ''}${path.join('.')}`;
    io.err(`  ${safe(tool, 80)}: ${kind}: ${safe(place, 120)} ${safe(why, 500)}\n`);
  }
}
