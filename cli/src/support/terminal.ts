import { visible } from '@mcp-policy/mcp';
import { padded, textWidth } from './text-width.ts';

const introducer = '\u001B[';
const styles = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', blue: '34', cyan: '36' } as const;

export type Style = keyof typeof styles;

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== '' ? `${introducer}${styles[style]}m${text}${introducer}0m` : text);
}

/** Somebody else's text in one line of a terminal: it obeys nothing in it, and shows all of it up to `most` characters. */
export function safe(text: string, most = 500): string {
  return visible(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** Somebody else's text of several lines. */
export function safeLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => visible(line))
    .join('\n');
}

/** "1 call", "2 calls". */
export function counted(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Columns side by side; numbers to the right. Cells must be safe already. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[], paint: Paint): string {
  const shown = (cell: string | number) => (typeof cell === 'number' ? cell.toLocaleString('en-US') : cell);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => textWidth(shown(row[i] ?? '')))));
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, i) => {
        const width = widths[i] ?? 0;
        const right = rows.some((row) => typeof row[i] === 'number');
        return right ? shown(cell).padStart(width) : padded(shown(cell), width);
      })
      .join('  ')
      .trimEnd();
  return [paint('dim', line(head)), ...rows.map(line)].map((text) => `  ${text}\n`).join('');
}
