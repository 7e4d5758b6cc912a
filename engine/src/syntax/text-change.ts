/** One replacement in a text: `removed` code units at `offset` of the text before make room for `inserted` new ones. */
export interface TextChange {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
}

/** One change that covers two, the second in the text that the first one left. */
export function combineChanges(first: TextChange, second: TextChange): TextChange {
  const start = Math.min(first.offset, second.offset);
  // In the text between the two.
  const end = Math.max(first.offset + first.inserted, second.offset + second.removed);
  return {
    offset: start,
    removed: end - start - first.inserted + first.removed,
    inserted: end - start - second.removed + second.inserted,
  };
}

/** The smallest single change that makes `after` of `before`. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = commonLength(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { offset: start, removed: before.length - start - end, inserted: after.length - start - end };
}

/** How many of `most` characters are the same, asked in steps that grow and shrink. */
function commonLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let length = 0;
  for (let step = 4096; step > 0; ) {
    const to = Math.min(length + step, most);
    if (to > length && isSame(length, to)) length = to;
    else step >>= 1;
    if (length === most) break;
  }
  return length;
}
