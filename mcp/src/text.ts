/**
 * A server's (or a stranger's) text as it may be shown in one line: whatever is invisible or moves the text is spelt
 * as `\u{202e}`, so that a name cannot pass for another one and a terminal obeys nothing.
 */
export function visible(text: string): string {
  // Characters that a reader cannot see, or that change how their neighbours are shown: controls, bidi marks, tags, line ends.
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{e0000}-\u{e007f}]/gu, (found) => {
    if (found === '\n') return '\\n';
    if (found === '\t') return '\\t';
    return `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** `visible`, in quotes, cut to at most `most` code units of the original. */
export function quoted(text: string, most = 120): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return `"${visible(cut)}"`;
}

/** Order by UTF-16 code unit: the same on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** "1 tool", "2 tools". */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
