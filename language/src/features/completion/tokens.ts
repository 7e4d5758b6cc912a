import { endsByItself, type PolicyDocument, type Span } from '@mcp-policy/engine';
import { createScanner } from 'jsonc-parser';

/** Kinds of tokens, numbered as jsonc-parser's scanner does: its own names are an ambient enumeration, absent at run time. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  text: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  unknown: 16,
  end: 17,
} as const;

export interface Token extends Span {
  readonly kind: number;
  /** A text without quotes and escapes; the source of any other. */
  readonly value: string;
}

export interface TokensAround {
  /** The last token before the offset. */
  readonly last: Token | undefined;
  /** The text, number, word or stray character that the offset touches. */
  readonly at: Token | undefined;
  /** Up to the bracket that closes what the offset stands in. */
  readonly after: readonly Token[];
}

/**
 * The tokens around an offset, without white space and comments; undefined inside a comment. Of an entry of `tools` that is
 * well formed and does not hold the offset, only the key and the outer brackets: a policy may have thousands.
 *
 * @param before is given each token before the offset, in order: nobody has to keep them all
 */
export function tokensAround(
  document: PolicyDocument,
  offset: number,
  before: (one: Pick<Token, 'kind' | 'value'>) => void,
): TokensAround | undefined {
  const { text } = document;
  const scanner = createScanner(text, false);
  const wholeFrom = wholeValues(document, offset);
  const after: Token[] = [];
  let last: Token | undefined;
  let at: Token | undefined;
  let depth = 0;
  for (;;) {
    // The scanner makes a text of all white space, letter by letter.
    scanner.setPosition(pastBlanks(text, scanner.getPosition()));
    const kind: number = scanner.scan();
    if (kind === token.end) break;
    const start = scanner.getTokenOffset();
    const length = scanner.getTokenLength();
    if (kind === token.lineComment || kind === token.blockComment) {
      const end = kind === token.lineComment ? start + length : start + length - 1;
      if (offset > start && offset <= end) return undefined;
      continue;
    }
    const one: Token = { kind, offset: start, length, value: scanner.getTokenValue() };
    if (kind === token.openBrace || kind === token.openBracket) {
      // What stands between its brackets can be stepped over: the closing one is the next token.
      const whole = wholeFrom(start);
      if (whole > 0) scanner.setPosition(start + whole - 1);
    }
    if (isScalar(kind) && !at && touches(one, offset)) at = one;
    else if (start + length <= offset) {
      before(one);
      last = one;
    } else {
      after.push(one);
      if (kind === token.openBrace || kind === token.openBracket) depth++;
      else if (isEnd(kind) && --depth < 0) break;
    }
  }
  return { last, at, after };
}

/**
 * Tells the length of the object or list that begins at a place, if it is the value of an entry, is JSON, and does not hold
 * the offset; else 0. To be asked from the first place to the last.
 */
function wholeValues({ entries }: PolicyDocument, offset: number): (start: number) => number {
  let next = 0;
  return (start) => {
    for (; ; next++) {
      const placed = entries[next];
      if (!placed) return 0;
      const { value } = placed.entry.node;
      const own = placed.offset + (value?.offset ?? 0);
      if (own > start) return 0;
      if (own < start || !value) continue;
      const apart = own + value.length <= offset || own >= offset;
      return apart && endsByItself(placed.entry) ? value.length : 0;
    }
  };
}

function pastBlanks(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

export function touches(span: Span, offset: number): boolean {
  return span.offset <= offset && offset <= span.offset + span.length;
}

export function isScalar(kind: number): boolean {
  return (kind >= token.null && kind <= token.number) || kind === token.unknown;
}

export function isValueStart(kind: number): boolean {
  return isScalar(kind) || kind === token.openBrace || kind === token.openBracket;
}

export function isEnd(kind: number): boolean {
  return kind === token.closeBrace || kind === token.closeBracket;
}
