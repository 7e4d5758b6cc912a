import { drawnAlike } from '../look-alikes.ts';

/** What a name looks like: names that a reader takes for one another have the same. */
export function skeletonOf(name: string): string {
  const letters = name
    .slice(0, 256)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\p{Mn}/gu, '');
  // A capital I, a small l and a 1 are drawn alike in some fonts, and there nobody can tell.
  return Array.from(letters, (letter) => drawnAlike.get(letter) ?? letter)
    .join('')
    .replace(/[il|]/g, '1')
    .replace(/o/g, '0');
}
