import { isUtf8 } from 'node:buffer';
import { type LineBlock, type LineOptions, longestLine, readBlocks, tooLong } from './read-blocks.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** One line of a file, or why it has no text. */
export type Line = { readonly text: string; readonly line: number } | { readonly fault: string; readonly line: number };

/** The lines of a file, some at a time: ended by LF or CRLF, the last one without an end too. See `readBlocks`. */
export async function* readLines(uri: string, options: LineOptions = {}): AsyncGenerator<readonly Line[]> {
  let most = longestLine;
  const limit = (head: string) => {
    const { longestLine: given = longestLine } = options;
    most = typeof given === 'number' ? given : given(head);
    return most;
  };
  let line = 1;
  for await (const blocks of readBlocks(uri, { ...options, longestLine: limit })) {
    for (const block of blocks) {
      const lines = linesOf(block, line, most);
      line += lines.length;
      yield lines;
    }
  }
}

/** The lines of a block, the first of which has the number `first`; `most` is the length in bytes that a line may have. */
export function linesOf(block: LineBlock, first: number, most: number): Line[] {
  if ('fault' in block) return [{ fault: block.fault, line: first }];
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.byteLength);
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, from);
    lines.push(lineOf(bytes.subarray(from, end), first + lines.length, most));
    from = end + 1;
  }
  return lines;
}

function lineOf(bytes: Buffer, line: number, most: number): Line {
  if (bytes.length > most) return { fault: tooLong(most), line };
  const text = bytes.toString('utf8', 0, bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length);
  // Only a text with a replacement character can have been anything but UTF-8.
  if (text.includes('\uFFFD') && !isUtf8(bytes)) return { fault: 'is not UTF-8', line };
  return { text, line };
}
