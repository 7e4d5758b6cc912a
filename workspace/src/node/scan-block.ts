import { isAscii, isUtf8 } from 'node:buffer';
import { type Batch, createScanner, type Decode, type Policy } from '@mcp-policy/engine';

const { latin1Slice, utf8Slice } = Buffer.prototype;

/** A text of a batch. */
export const decode: Decode = (bytes, ascii, start, end) =>
  ascii ? latin1Slice.call(bytes, start, end) : utf8Slice.call(bytes, start, end);

/** Reads blocks of lines into batches on this thread. */
export function createBlockScanner(policy: Policy | null): (bytes: Uint8Array<ArrayBuffer>, isFirst: boolean) => Batch {
  const scan = createScanner(policy, { decode, isUtf8 });
  return (bytes, isFirst) => {
    const ascii = isAscii(bytes);
    return scan({ bytes, isAscii: ascii, isUtf8: ascii || isUtf8(bytes), isFirst });
  };
}
