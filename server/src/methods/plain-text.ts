/** Inline code, an escaped character, a numbered entity, a named one, or a mark of bold. */
const marks = /(`+)([^\n]*?)\1(?!`)|\\([!-/:-@[-`{-~])|&#(\d{1,7});|&(amp|lt|gt);|\*\*/g;

const entities = { amp: '&', lt: '<', gt: '>' } as const;

/**
 * Markdown for a client that shows text only: marks gone, escaped characters as they were meant. For the Markdown that the
 * language room writes, which is simple: bold, code, lists, and other people's words with every mark escaped.
 */
export function plainText(markdown: string): string {
  return markdown.replace(
    marks,
    (_all, _fence, code?: string, escaped?: string, number?: string, name?: keyof typeof entities) =>
      code ?? escaped ?? (number && fromNumber(number)) ?? (name ? entities[name] : ''),
  );
}

function fromNumber(number: string): string {
  const point = Number(number);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
}
