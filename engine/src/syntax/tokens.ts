import { createScanner } from 'jsonc-parser';
import type { UnplacedProblem } from '../problem.ts';
import { stringFault, syntaxProblem } from './faults.ts';
import { sharedText } from './shared-text.ts';

/** Kinds of token, as jsonc-parser's scanner numbers them. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  whitespace: 15,
  unknown: 16,
  end: 17,
} as const;

const unterminated = 2;
const surrogate = /[\uD800-\uDFFF]/;
const backslashAtLineEnd = /\\(?=[\r\n])/g;
const lineBreak = /[\r\n]/;

/**
 * The tokens of a JSON text, one ahead of the parser. Stands on jsonc-parser's scanner and is stricter where that one is
 * lenient: comments are problems, a string never crosses the end of its line, numbers and escapes are those of RFC 8259.
 * What it says of a token depends on that token's own text alone, so that an entry can be read apart from its document.
 */
export class TokenReader {
  kind: number = token.end;
  offset = 0;
  end = 0;
  /** Decoded value of a string token. */
  value = '';
  /** End of the token before this one. */
  lastEnd = 0;
  /** What is wrong with the tokens read so far, by place. */
  readonly problems: UnplacedProblem[] = [];
  readonly text: string;
  private readonly scanner: ReturnType<typeof createScanner>;
  private readonly mayHoldSurrogates: boolean;

  constructor(text: string) {
    this.text = text;
    // The scanner lets a backslash carry a string over the line's end. A blank of the same length ends it there, and
    // keeps a hostile text of such lines from being scanned once a line.
    const breaks = text.includes('\\\n') || text.includes('\\\r');
    this.scanner = createScanner(breaks ? text.replace(backslashAtLineEnd, ' ') : text, false);
    this.mayHoldSurrogates = text.includes('\\u') || surrogate.test(text);
    // A leading byte-order mark is ignored (docs/language.md, 1. The document).
    this.jump(text.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  /** Goes on at `offset`, as if everything before it had been read. */
  jump(offset: number): void {
    this.end = offset;
    this.advance();
  }

  advance(): void {
    this.lastEnd = this.end;
    const { scanner } = this;
    let kind = this.scan(this.end);
    while (kind === token.lineComment || kind === token.blockComment) {
      this.reportComment(kind);
      kind = this.scan(scanner.getPosition());
    }
    this.kind = kind;
    this.offset = scanner.getTokenOffset();
    // After a comment that is never closed the scanner stands past the end.
    this.end = Math.min(scanner.getPosition(), this.text.length);
    if (kind === token.string) this.readString();
    else if (kind === token.number) this.checkNumber();
  }

  /** Source text of the current token. */
  source(): string {
    return this.text.slice(this.offset, this.end);
  }

  /** Whether a line ends between the token before and this one. */
  startsLine(): boolean {
    return lineBreak.test(this.text.slice(this.lastEnd, this.offset));
  }

  /** Whether the next thing after this token is a colon. */
  isBeforeColon(): boolean {
    for (let index = this.end; index < this.text.length; index++) {
      const code = this.text.charCodeAt(index);
      if (code === 0x3a) return true;
      if (!isBlank(code)) return false;
    }
    return false;
  }

  /** Passes over blanks itself: the scanner would collect each run of them as a text. */
  private scan(from: number): number {
    let position = from;
    while (isBlank(this.text.charCodeAt(position))) position++;
    this.scanner.setPosition(position);
    return this.scanner.scan();
  }

  private readString(): void {
    const error = this.scanner.getTokenError();
    if (error === 0) {
      this.value = sharedText(this.scanner.getTokenValue());
      if (this.mayHoldSurrogates && !this.value.isWellFormed()) {
        this.problems.push(syntaxProblem('lone-surrogate', this.offset, this.end - this.offset));
      }
      return;
    }
    // Read as it stands: what the scanner makes of a broken string depends on what follows it.
    this.value = this.text.slice(this.offset + 1, error === unterminated ? this.end : this.end - 1);
    this.problems.push(stringFault(this.source(), this.offset, error === unterminated));
  }

  private checkNumber(): void {
    const source = this.source();
    const next = this.text[this.end] ?? '';
    if (/[.eE+-]$/.test(source)) {
      this.problems.push(syntaxProblem('number-end', this.offset, source.length));
    } else if (/^-?0$/.test(source) && /[0-9]/.test(next)) {
      // The scanner takes the zero for a number of its own: read on to the end of what was meant as one.
      const rest = /^[0-9.eE+-]*/.exec(this.text.slice(this.end, this.end + 400))?.[0] ?? '';
      this.end += rest.length;
      this.problems.push(syntaxProblem('number-zero', this.offset, this.end - this.offset));
    }
  }

  private reportComment(kind: number): void {
    const offset = this.scanner.getTokenOffset();
    const closed = kind === token.lineComment || this.scanner.getTokenError() === 0;
    this.problems.push(
      syntaxProblem(closed ? 'comment' : 'comment-open', offset, closed ? this.scanner.getTokenLength() : 2),
    );
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
