import { eastAsianWidth } from 'get-east-asian-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const plain = /^[\x20-\x7e]*$/;
const emoji = /^(?:\p{Emoji_Presentation}|\p{RI}\p{RI}|\p{Emoji}\uFE0F)/u;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a text takes in a terminal: most Chinese, Japanese and Korean characters take two, as emoji do. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** The longest beginning of a text that takes at most so many columns. Never half a character. */
export function fitting(text: string, columns: number): string {
  if (plain.test(text)) return text.slice(0, columns);
  let width = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    width += widthOf(segment);
    if (width > columns) return text.slice(0, index);
  }
  return text;
}

/** As many spaces behind a text as it takes to fill the columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

function widthOf(grapheme: string): number {
  if (emoji.test(grapheme)) return 2;
  return invisible.test(grapheme) ? 0 : eastAsianWidth(grapheme.codePointAt(0) ?? 0x20);
}
