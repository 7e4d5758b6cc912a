import type { SeenCalls } from './model.ts';

const mostSeen = 200_000;

/** Remembers the latest 200,000 calls: enough for the sessions that resume each other. */
export function createSeenCalls(most = mostSeen): SeenCalls {
  const seen = new Set<string>();
  return {
    repeats(signature) {
      if (seen.has(signature)) return true;
      seen.add(signature);
      if (seen.size > most) {
        const [oldest] = seen;
        if (oldest !== undefined) seen.delete(oldest);
      }
      return false;
    },
  };
}

/** A short text that stands for a long one. It tells apart what differs by chance, not what was made to look the same. */
export function fingerprint(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return `${text.length.toString(36)}.${(low >>> 0).toString(36)}.${(high >>> 0).toString(36)}`;
}
