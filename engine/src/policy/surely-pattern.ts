/** Longer patterns, and deeper ones, come near the bounds that RE2 has. */
const longest = 500;
const deepest = 50;

const single = String.raw`[ !"#%&',\-/0-9:;<=>@A-Z_\x60a-z~]|\\[!-/:-@[-\x60{-~]|\\[dDsSwW]|\.`;
const inClass = String.raw`[a-z]-z|[A-Z]-Z|[0-9]-9|[ !"#$%&'()*+,./0-9:;<=>?@A-Z_\x60a-z{|}~]|\\[!-/:-@[-\x60{-~]|\\[dDsSwW]`;
const repeated = String.raw`(?:[*+?]\??)?`;
/** What a pattern is made of: an atom or the end of a group, with how often; an assertion; another choice; the start of a group. */
const piece = new RegExp(
  String.raw`(?:${single}|\[\^?(?:${inClass})+-?\]|(\)))${repeated}|\\[bB]|[\^$|]|(\()(?:\?:)?`,
  'y',
);

/**
 * Whether a pattern is an RE2 expression beyond doubt: of plain characters, classes, choices and groups of ASCII, each repeated by one
 * sign at most. Most patterns in policies are such, and need not be compiled to be known as valid. Of others it says nothing.
 * (The grammar is RE2's: https://github.com/google/re2/wiki/Syntax.)
 */
export function isSurelyPattern(pattern: string): boolean {
  if (pattern.length > longest) return false;
  let depth = 0;
  piece.lastIndex = 0;
  while (piece.lastIndex < pattern.length) {
    const match = piece.exec(pattern);
    if (match === null) return false;
    if (match[1] !== undefined) depth--;
    if (match[2] !== undefined) depth++;
    if (depth < 0 || depth > deepest) return false;
  }
  return depth === 0;
}
