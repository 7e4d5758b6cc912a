/** Texts that are written in characters which nobody sees, and which a model reads all the same. */

const tagLetter = (code: number) => code - 0xe0000;

/** Tag characters stand for ASCII, one for one. */
export function decodeTags(run: string): string {
  return Array.from(run, (letter) => {
    const code = tagLetter(letter.codePointAt(0) ?? 0);
    return code >= 0x20 && code < 0x7f ? String.fromCodePoint(code) : '';
  }).join('');
}

/** Variation selectors are 256: a run of them holds bytes. Undefined when those are no text. */
export function decodeSelectors(run: string): string | undefined {
  const bytes = Array.from(run, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0xe0100 ? code - 0xe0100 + 16 : code - 0xfe00;
  });
  return textOf(bytes);
}

/** Two kinds of zero-width characters hold bits, eight a letter. Undefined when those are no text, whichever is the 1. */
export function decodeBits(run: string): string | undefined {
  const letters = Array.from(run);
  const [first, second, ...others] = new Set(letters);
  if (first === undefined || second === undefined || others.length > 0 || letters.length % 8 !== 0) return undefined;
  for (const one of [first, second]) {
    const bits = letters.map((letter) => (letter === one ? '1' : '0')).join('');
    const text = textOf((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
    if (text !== undefined) return text;
  }
  return undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 that holds a sentence. Undefined for keys, hashes and pictures: they hold no text with blanks in it. */
export function decodeBase64(run: string): string | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of run.slice(0, 5_000).replaceAll('=', '')) {
    held = ((held << 6) | alphabet.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  const text = textOf(bytes);
  return text !== undefined && text.split(' ').length > 2 ? text : undefined;
}

function textOf(bytes: readonly number[]): string | undefined {
  const readable = bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a);
  return readable && bytes.length > 0 ? String.fromCharCode(...bytes.slice(0, 4_000)) : undefined;
}
