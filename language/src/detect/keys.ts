/** A key of a document's outermost object, with its value when that is a string. */
export interface OutermostKey {
  readonly name: string;
  readonly text: string | undefined;
}

const quote = 0x22;
const backslash = 0x5c;

/** Offset after the string that opens at `start`, and whether it closed. A string ends at its line's end at the latest. */
function endOfString(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return { end: at + 1, closed: true };
    else if (code === 0x0a || code === 0x0d) return { end: at, closed: false };
  }
  return { end: text.length, closed: false };
}

/** The contents of a string literal; escapes are rare in the names we look for, and a broken literal names nothing. */
function contentsOf(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The keys of the outermost object of `text`, however broken the rest is: one pass, no tree, so that a file of megabytes
 * costs milliseconds. Comments are skipped. Empty when the text is no object.
 */
export function outermostKeys(text: string): readonly OutermostKey[] {
  const keys: OutermostKey[] = [];
  let depth = 0;
  let key: string | undefined;
  let afterColon = false;
  const finish = (value: string | undefined) => {
    if (key !== undefined && afterColon) keys.push({ name: key, text: value });
    key = undefined;
    afterColon = false;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const { end, closed } = endOfString(text, at);
      if (depth === 1 && closed) {
        const contents = contentsOf(text.slice(at, end));
        if (afterColon) finish(contents);
        else key = contents;
      }
      at = end - 1;
    } else if (character === '{' || character === '[') {
      if (depth === 0 && character === '[') return [];
      if (depth === 1) finish(undefined);
      depth++;
    } else if (character === '}' || character === ']') {
      if (depth === 1) finish(undefined);
      depth--;
      if (depth <= 0) break;
    } else if (character === ':' && depth === 1) afterColon = true;
    else if (character === ',' && depth === 1) finish(undefined);
    else if (character === '/' && text[at + 1] === '/') at = lineEnd(text, at);
    else if (character === '/' && text[at + 1] === '*') at = commentEnd(text, at);
  }
  finish(undefined);
  return keys;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function commentEnd(text: string, from: number): number {
  const end = text.indexOf('*/', from + 2);
  return end === -1 ? text.length : end + 1;
}
