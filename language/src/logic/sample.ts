/**
 * Some text that a pattern matches, made by walking through it: the first alternative, the fewest repetitions. Undefined
 * where the pattern uses more than that. Only a guess that saves searching: whoever uses it asks the engine.
 */
export function sampleOf(pattern: string): string | undefined {
  const walk = new Walk(pattern.slice(0, 500));
  const text = walk.alternatives();
  return walk.failed || !walk.done ? undefined : text;
}

const classes: Readonly<Record<string, string>> = { d: '1', w: 'a', s: ' ', D: 'a', S: 'a', W: '-' };
const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

class Walk {
  failed = false;
  #at = 0;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get done(): boolean {
    return this.#at >= this.#pattern.length;
  }

  alternatives(): string {
    const first = this.#sequence();
    while (this.#pattern[this.#at] === '|') {
      this.#at++;
      this.#sequence();
    }
    return first;
  }

  #sequence(): string {
    let text = '';
    while (!this.failed && !this.done && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const atom = this.#atom();
      text += atom.repeat(this.#repetitions());
    }
    return text;
  }

  #atom(): string {
    const character = this.#pattern[this.#at++] ?? '';
    if (character === '(') return this.#group();
    if (character === '[') return this.#set();
    if (character === '\\') return this.#escape();
    if (character === '.') return 'a';
    return character === '^' || character === '$' ? '' : character;
  }

  #group(): string {
    const opening = /^\?(?:[imsU]*:|P?<\w+>|[imsU]+\))/.exec(this.#pattern.slice(this.#at, this.#at + 50))?.[0];
    if (opening !== undefined) this.#at += opening.length;
    else if (this.#pattern[this.#at] === '?') this.failed = true;
    if (opening?.endsWith(')')) return '';
    const text = this.alternatives();
    if (this.#pattern[this.#at++] !== ')') this.failed = true;
    return text;
  }

  #escape(): string {
    const character = this.#pattern[this.#at++] ?? '';
    if ('AzbB'.includes(character)) return '';
    if (/[a-zA-Z0-9]/.test(character)) {
      const text = classes[character] ?? controls[character];
      if (text === undefined) this.failed = true;
      return text ?? '';
    }
    return character;
  }

  /** The first member of a set; of a set of what is not meant, something that it does not name. */
  #set(): string {
    const end = this.#pattern.indexOf(']', this.#at + (this.#pattern[this.#at] === '^' ? 2 : 1));
    const inside = this.#pattern.slice(this.#at, end);
    this.#at = end + 1;
    if (end === -1 || inside.includes('[:')) this.failed = true;
    if (inside.startsWith('^')) return 'a';
    return inside.startsWith('\\') ? (classes[inside[1] ?? ''] ?? inside[1] ?? '') : (inside[0] ?? '');
  }

  #repetitions(): number {
    const quantifier = /^(?:[*+?]|\{(\d{1,3})(?:,\d*)?\})\??/.exec(this.#pattern.slice(this.#at, this.#at + 12));
    if (!quantifier) return 1;
    this.#at += quantifier[0].length;
    if (quantifier[1] !== undefined) return Math.min(Number(quantifier[1]), 50);
    return quantifier[0].startsWith('+') ? 1 : 0;
  }
}
