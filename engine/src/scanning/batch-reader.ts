import type { Batch, Decode } from './batch.ts';
import { CalledName } from './called-name.ts';
import { NumberedNames } from './names.ts';
import { ScannedRows } from './scanned-rows.ts';

/** Opens the batches of one scanner, in its order; then each tells its rows, once it is known which line is its first. */
export function createBatchReader(decode: Decode): (batch: Batch) => (firstLine: number) => ScannedRows {
  const tools = new NumberedNames((name) => new CalledName(name));
  const grants = new NumberedNames((name) => new CalledName(name));
  const servers = new NumberedNames((name) => name);
  const noGrant = new CalledName('default');
  return (batch) => {
    const [toolOf, grantOf, serverOf] = [
      tools.open(batch.tools),
      grants.open(batch.grants),
      servers.open(batch.servers),
    ];
    const names = { toolOf, serverOf, grantOf: (number: number) => (number < 0 ? noGrant : grantOf(number)) };
    return (firstLine) => new ScannedRows(batch, names, firstLine, decode);
  };
}
