import { isAscii } from '@mcp-policy/engine';
import { redrawn } from '../look-alikes.ts';

/** What a name looks like: names that a reader takes for one another have the same. */
export function skeletonOf(name: string): string {
  const read = name.slice(0, 256);
  const letters = isAscii(read) ? read.toLowerCase() : redrawn(visibleLetters(read));
  // A capital I, a small l and a 1 are drawn alike in some fonts, and there nobody can tell.
  return letters.replace(/[il|]/g, '1').replace(/o/g, '0');
}

function visibleLetters(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\p{Mn}/gu, '');
}
