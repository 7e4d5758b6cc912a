const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet, '-', '_'].map((letter, i) => [letter, i < 64 ? i : i - 2]));

/** The text that was written as UTF-8 in base64, in either alphabet; undefined when it was not. */
export function textOfBase64(base64: string): string | undefined {
  // Percent signs and `decodeURIComponent` read UTF-8 as strictly as it is meant to be read.
  let escaped = '';
  let bits = 0;
  let held = 0;
  for (const letter of base64.replace(/[\s=]+/g, '')) {
    const value = values.get(letter);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
