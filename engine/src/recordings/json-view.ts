import { parseJson } from '../syntax/json.ts';

/** Why a part of a recording cannot be read, in words and without its values, which may be secrets. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A longer text is not searched for the exact place of its fault. */
const longestExplained = 1_000_000;

/** A text this short may stay in memory for a part of it. */
const longestKept = 4096;

const quote = 0x22;
const backslash = 0x5c;

/**
 * A value in a JSON text, taken apart only where somebody looks. It gives the source text of what it holds, digit for digit,
 * and treats every key as an ordinary one. A key that stands twice is an error where it is asked for: readers of JSON
 * differ in which one they take.
 */
export class JsonView {
  readonly #source: Source;
  readonly #start: number;
  readonly #end: number;
  #members: Map<string, JsonView | 'twice'> | undefined;

  private constructor(source: Source, start: number, end: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  /**
   * Throws `Unreadable` when the text is no JSON. `line` is the line of its first character; with `embedded`, of all of them
   * (a text inside a string of that line).
   */
  static parse(text: string, line: number, embedded = false): JsonView {
    try {
      JSON.parse(text);
    } catch {
      throw new Unreadable(`is not JSON${faultOf(text)}`);
    }
    const start = afterSpace(text, 0);
    return new JsonView(new Source(text, line, embedded), start, afterValue(text, start));
  }

  /** The line that this value begins in. */
  get line(): number {
    return this.#source.lineAt(this.#start);
  }

  get text(): string {
    return detached(this.#source.text, this.#start, this.#end);
  }

  get isObject(): boolean {
    return this.#source.text[this.#start] === '{';
  }

  get isArray(): boolean {
    return this.#source.text[this.#start] === '[';
  }

  get isNull(): boolean {
    return this.#source.text[this.#start] === 'n';
  }

  get isTrue(): boolean {
    return this.#source.text[this.#start] === 't';
  }

  /** The text of a string; undefined for anything else. */
  get string(): string | undefined {
    if (this.#source.text.charCodeAt(this.#start) !== quote) return undefined;
    const { text } = this.#source;
    return hasEscape(text, this.#start, this.#end)
      ? decoded(text, this.#start, this.#end)
      : detached(text, this.#start + 1, this.#end - 1);
  }

  /** The source text of a number; undefined for anything else. */
  get number(): string | undefined {
    const letter = this.#source.text[this.#start] ?? '';
    return letter === '-' || (letter >= '0' && letter <= '9') ? this.text : undefined;
  }

  /** The keys of an object in source order; none of anything else. */
  get keys(): readonly string[] {
    return [...this.#all().keys()];
  }

  /** The value of a key; undefined when there is none, or this is no object. */
  member(key: string): JsonView | undefined {
    const found = this.#all().get(key);
    if (found === 'twice') throw new Unreadable(`has the key ${shown(key)} twice`);
    return found;
  }

  /** Goes through several objects. */
  at(...keys: readonly string[]): JsonView | undefined {
    let view: JsonView | undefined = this;
    for (const key of keys) view = view?.member(key);
    return view;
  }

  /** The items of a list; none of anything else. */
  items(): readonly JsonView[] {
    const items: JsonView[] = [];
    if (!this.isArray) return items;
    const { text } = this.#source;
    let at = afterSpace(text, this.#start + 1);
    while (at < this.#end - 1) {
      const end = afterValue(text, at);
      items.push(new JsonView(this.#source, at, end));
      at = afterSpace(text, afterSpace(text, end) + 1);
    }
    return items;
  }

  #all(): Map<string, JsonView | 'twice'> {
    if (this.#members) return this.#members;
    const members = new Map<string, JsonView | 'twice'>();
    this.#members = members;
    if (!this.isObject) return members;
    const { text } = this.#source;
    let at = afterSpace(text, this.#start + 1);
    while (text.charCodeAt(at) === quote) {
      const keyEnd = afterString(text, at);
      const key = hasEscape(text, at, keyEnd) ? decoded(text, at, keyEnd) : text.slice(at + 1, keyEnd - 1);
      const start = afterSpace(text, afterSpace(text, keyEnd) + 1);
      const end = afterValue(text, start);
      members.set(key, members.has(key) ? 'twice' : new JsonView(this.#source, start, end));
      at = afterSpace(text, afterSpace(text, end) + 1);
    }
    return members;
  }
}

/** A text, and which line of the recording each of its characters stands in. */
class Source {
  readonly text: string;
  readonly #line: number;
  readonly #embedded: boolean;
  /** The first end of a line at or after `#from`, and how many there are before that. */
  #end: number | undefined;
  #from = 0;
  #passed = 0;

  constructor(text: string, line: number, embedded: boolean) {
    this.text = text;
    this.#line = line;
    this.#embedded = embedded;
  }

  /** Cheap when asked in the order of the text. */
  lineAt(offset: number): number {
    if (this.#embedded) return this.#line;
    if (offset < this.#from) {
      this.#from = 0;
      this.#passed = 0;
      this.#end = undefined;
    }
    for (;;) {
      this.#end ??= this.text.indexOf('\n', this.#from);
      if (this.#end < 0 || this.#end >= offset) return this.#line + this.#passed;
      this.#passed++;
      this.#from = this.#end + 1;
      this.#end = undefined;
    }
  }
}

/**
 * Where the JSON object or list that begins at `start` ends (after its last bracket), in a text that may go on after it, or
 * be no JSON at all. Undefined when it does not end.
 */
export function endOfBrackets(text: string, start: number): number | undefined {
  const end = afterValue(text, start);
  return end <= text.length && /[\]}]/.test(text[end - 1] ?? '') && end - start > 1 ? end : undefined;
}

/** A key as it is shown to people: short, quoted, nothing invisible in it. */
export function shown(key: string): string {
  const quoted = JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
  return quoted.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** A slice keeps the text that it was cut from in memory: a short one is not worth a long one. */
function detached(text: string, start: number, end: number): string {
  const slice = text.slice(start, end);
  if (text.length < longestKept || slice.length * 4 >= text.length) return slice;
  const copy: unknown = JSON.parse(JSON.stringify(slice));
  return typeof copy === 'string' ? copy : slice;
}

function hasEscape(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === backslash) return true;
  return false;
}

function decoded(text: string, start: number, end: number): string {
  return String(JSON.parse(text.slice(start, end)));
}

function afterSpace(text: string, at: number): number {
  for (let i = at; ; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return i;
  }
}

/** After the closing quote of the string that begins at `at`; past the end of the text when it has none. */
function afterString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text.charCodeAt(escapes - 1) === backslash) escapes--;
    if ((end - escapes) % 2 === 0) return end + 1;
  }
  return text.length + 1;
}

/** After the value that begins at `at`, which is only cut here, not checked. */
function afterValue(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === quote) i = afterString(text, i);
    else if (code === 0x7b || code === 0x5b) {
      depth++;
      i++;
    } else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return i;
      depth--;
      i++;
    } else if (depth === 0) return afterScalar(text, i);
    else i++;
    if (depth === 0) return i;
  }
  return text.length + (depth > 0 ? 1 : 0);
}

function afterScalar(text: string, at: number): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c || code === 0x7d || code === 0x5d || code <= 0x20) return i;
  }
  return text.length;
}

/** The place of the fault. The text itself is not repeated: it may hold a secret. */
function faultOf(text: string): string {
  if (text.length > longestExplained) return '';
  const [first] = parseJson(text).problems;
  if (first === undefined) return '';
  const { line, character } = first.range.start;
  return line === 0 ? ` (column ${character + 1})` : ` (line ${line + 1}, column ${character + 1})`;
}
