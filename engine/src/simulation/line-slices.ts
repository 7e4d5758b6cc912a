/** One property of an object's source text. */
export interface Slice {
  readonly key: string;
  /** Source text of the value, digit for digit. */
  readonly text: string;
}

function afterSpace(text: string, at: number): number {
  let i = at;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return i;
    i++;
  }
}

function afterString(text: string, at: number): number {
  for (let i = at + 1; ; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x22) return i + 1;
  }
}

function afterValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; ; ) {
    const letter = text[i];
    if (letter === '"') i = afterString(text, i);
    else if (letter === '{' || letter === '[') {
      depth++;
      i++;
    } else if (letter === '}' || letter === ']') {
      if (depth === 0) return i;
      depth--;
      i++;
    } else if (depth === 0 && (letter === ',' || letter === undefined || letter.trim() === '')) return i;
    else i++;
    if (depth === 0 && (letter === '"' || letter === '}' || letter === ']')) return i;
  }
}

/**
 * The properties of an object in source order, duplicates included, each with the source text of its value. `text` must be
 * known to be JSON that holds an object: it is cut here, not checked.
 */
export function sliceObject(text: string): Slice[] {
  const slices: Slice[] = [];
  let at = afterSpace(text, afterSpace(text, 0) + 1);
  while (text[at] === '"') {
    const keyEnd = afterString(text, at);
    const raw = text.slice(at, keyEnd);
    const key: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
    const valueAt = afterSpace(text, afterSpace(text, keyEnd) + 1);
    const valueEnd = afterValue(text, valueAt);
    slices.push({ key: String(key), text: text.slice(valueAt, valueEnd) });
    at = afterSpace(text, afterSpace(text, valueEnd) + 1);
  }
  return slices;
}
