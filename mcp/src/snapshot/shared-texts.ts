import { isRecord } from '../json.ts';

/** Longer texts are seldom said twice. */
const longest = 300;

/**
 * The texts of a listing, each once: its tools say the same of their arguments again and again, and a listing is kept for as long
 * as somebody edits a policy.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();

  /** The same text; where it was said before, the very same. */
  text(text: string): string {
    if (text.length > longest) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  /** Replaces the texts in a value that nobody else has, and that is no deeper than `isShallow` allows. */
  shareIn(value: unknown): void {
    if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) {
        if (typeof item === 'string') value[at] = this.text(item);
        else this.shareIn(item);
      }
    } else if (isRecord(value)) {
      const members: { [key: string]: unknown } = value;
      for (const key of Object.keys(members)) {
        const member = members[key];
        // Own, as `JSON.parse` has made it, whatever it is called.
        if (typeof member === 'string') members[key] = this.text(member);
        else this.shareIn(member);
      }
    }
  }
}
