/** Invisible characters, and those that turn the direction of text: they can make one command look like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Makes invisible characters visible, as `\u{202e}`. For text that must be shown whole, such as a command line. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * Text from elsewhere, for a notification or a status item. Both read some markup: `[text](command:…)` would be a link that
 * runs a command, and `$(name)` an icon.
 */
export function plain(text: string, longest = 600): string {
  const line = visible(text.replace(/\s+/g, ' ').trim()).replaceAll('](', '] (').replaceAll('$(', '$ (');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something happened: `3 days ago`. Both in milliseconds since the epoch. */
export function ago(then: number, now: number): string {
  const unit = units.find(([, length]) => now - then >= length);
  if (!unit) return 'a moment ago';
  const count = Math.floor((now - then) / unit[1]);
  return `${count} ${unit[0]}${count === 1 ? '' : 's'} ago`;
}

/** `1 tool`, `14 tools`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
