import type { Message } from 'vscode-languageserver/node';
import { asciiJson, WrittenJson } from '../written-json.ts';

/** A larger buffer than this is not kept for the next message. */
const mostKept = 4 * 1024 * 1024;

/**
 * Writes messages as JSON for one connection. What is written already goes out as it is, through one buffer that is used again:
 * a connection asks for a message only when the one before has left.
 */
export function messageEncoder() {
  let kept = Buffer.alloc(0);
  return {
    name: 'application/json',
    async encode(message: Message): Promise<Uint8Array> {
      const pieces = piecesOf(message);
      if (!pieces) return Buffer.from(JSON.stringify(message));
      let length = 0;
      for (const piece of pieces) length += piece.length;
      const buffer = length <= kept.length ? kept : Buffer.allocUnsafe(length);
      if (buffer.length <= mostKept) kept = buffer;
      let end = 0;
      for (const piece of pieces) end += buffer.write(piece, end, 'latin1');
      return buffer.subarray(0, end);
    },
  };
}

/** A message whose result or parameters are written already. */
function piecesOf(message: Message): readonly string[] | undefined {
  for (const member of ['result', 'params']) {
    const { [member]: carried, ...rest }: Readonly<Record<string, unknown>> = { ...message };
    if (carried instanceof WrittenJson)
      return [`${asciiJson(rest).slice(0, -1)},"${member}":`, ...carried.pieces(), '}'];
  }
  return undefined;
}
