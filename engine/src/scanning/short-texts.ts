const slots = 1024;
const longest = 16;

/**
 * Texts of a few letters, most of which come again and again, as the values of enumerations do: found by their bytes, faster
 * than they are decoded. Each has one place; the next text with the same place takes it over.
 */
export class ShortTexts {
  readonly #texts = new Array<string>(slots).fill('');

  /** The text of ASCII bytes. `decode` makes it when it is not here. */
  find(bytes: Uint8Array, start: number, end: number, decode: (start: number, end: number) => string): string {
    const length = end - start;
    if (length === 0 || length > longest) return decode(start, end);
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 10)) & (slots - 1);
    const kept = this.#texts[slot] ?? '';
    if (kept.length === length && isText(kept, bytes, start)) return kept;
    const text = decode(start, end);
    this.#texts[slot] = text;
    return text;
  }
}

function isText(text: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
