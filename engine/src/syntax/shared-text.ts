const longest = 16;
const most = 1024;
const texts = new Map<string, string>();

/** The same text; of a short one that was there before, the very same string. Policies are made of few words, ten thousand times. */
export function sharedText(text: string): string {
  if (text.length > longest) return text;
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size < most) texts.set(text, text);
  return text;
}
