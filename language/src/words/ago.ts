const units = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** How long ago something was, in few words: "2 h ago", "3 days ago", "just now". Both in milliseconds since the epoch. */
export function agoInWords(then: number, now: number): string {
  const unit = units.find(([, length]) => now - then >= length);
  if (!unit) return 'just now';
  const count = Math.floor((now - then) / unit[1]);
  return `${count} ${unit[0] === 'day' && count > 1 ? 'days' : unit[0]} ago`;
}
