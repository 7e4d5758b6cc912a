/** Texts that are said again and again, each kept once. */
export class SharedTexts {
  readonly #longest: number;
  readonly #most: number;
  readonly #texts = new Map<string, string>();

  /** Texts longer than `longest` UTF-16 code units are left alone, and so are new ones when there are `most`. */
  constructor(longest: number, most = Number.POSITIVE_INFINITY) {
    this.#longest = longest;
    this.#most = most;
  }

  /** The same text; where it was said before, the very same. */
  text(text: string): string {
    if (text.length > this.#longest) return text;
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < this.#most) this.#texts.set(text, text);
    return known ?? text;
  }
}

/** Policies are made of few words, ten thousand times. */
const words = new SharedTexts(16, 1024);

/** The same text; of a word that was said before, the very same. For as long as the program runs. */
export function sharedText(text: string): string {
  return words.text(text);
}
