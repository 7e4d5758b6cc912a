import { quoted } from '../text.ts';

/** How much of each text is shown around the first difference. */
const shown = 80;

/** At most one sentence on how a text changed: where it first differs, and what stands there now. Escaped. */
export function textChange(what: string, before: string | undefined, after: string | undefined): string[] {
  if (before === after) return [];
  if (before === undefined) return [`${what} added: ${quoted(after ?? '', 2 * shown)}`];
  if (after === undefined) return [`${what} removed, it was: ${quoted(before, 2 * shown)}`];
  const at = firstDifference(before, after);
  // A few characters before the difference show where one is.
  const from = at <= 20 ? 0 : at - 20;
  const piece = (text: string) => `${from > 0 ? '…' : ''}${text.slice(from, from + shown)}`;
  const cut = (text: string) => (text.length > from + shown ? `${piece(text)}…` : piece(text));
  const place = from > 0 ? ` at character ${at + 1}` : '';
  return [`${what} changed${place}: ${quoted(cut(before))} → ${quoted(cut(after))}`];
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
