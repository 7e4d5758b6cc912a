import { visible } from '@mcp-policy/mcp';

const longest = 80;

/** A name chosen by somebody else as one line of plain text in backquotes, whatever characters it holds. */
export function quoteName(name: string): string {
  return `\`${plain(name, longest).replaceAll('`', "'")}\``;
}

/** `text` on one line, invisible characters spelt out, cut after `most` characters. */
export function plain(text: string, most: number): string {
  return visible(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** "a", "a and b", "a, b and 3 more": at most `most` names, quoted. */
export function quoteNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map(quoteName);
  if (names.length > most) return `${shown.join(', ')} and ${names.length - most} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** "1 tool", "2 tools". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
