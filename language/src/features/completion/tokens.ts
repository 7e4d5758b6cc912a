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
  readonly before: readonly Token[];
  /** The text, number, word or stray character that the offset touches. */
  readonly at: Token | undefined;
  /** Up to the bracket that closes what the offset stands in. */
  readonly after: readonly Token[];
}

/**
 * The tokens around an offset, without white space and comments; undefined inside a comment. Of an entry of `tools` that is
 * well formed and does not hold the offset, only the key and the outer brackets: a policy may have thousands.
 */
export function tokensAround(document: PolicyDocument, offset: number): TokensAround | undefined {
  const { text } = document;
  const scanner = createScanner(text, false);
  const wholes = wholeValues(document, offset);
  let whole = wholes.next().value;
  const before: Token[] = [];
  const after: Token[] = [];
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
      const last = kind === token.lineComment ? start + length : start + length - 1;
      if (offset > start && offset <= last) return undefined;
      continue;
    }
    while (whole && whole.offset < start) whole = wholes.next().value;
    // What stands between its brackets can be stepped over: the closing one is the next token.
    if (whole?.offset === start) scanner.setPosition(start + whole.length - 1);
    const one: Token = { kind, offset: start, length, value: scanner.getTokenValue() };
    if (isScalar(kind) && !at && touches(one, offset)) at = one;
    else if (start + length <= offset) before.push(one);
    else {
      after.push(one);
      if (kind === token.openBrace || kind === token.openBracket) depth++;
      else if (isEnd(kind) && --depth < 0) break;
    }
  }
  return { before, at, after };
}

/** The objects and lists, in the order of the text, that entries have as their values, are JSON, and do not hold the offset. */
function* wholeValues({ entries }: PolicyDocument, offset: number): Generator<Span, undefined> {
  for (const { entry, offset: base } of entries) {
    const { value } = entry.node;
    if (!value || !endsByItself(entry)) continue;
    const start = base + value.offset;
    if (start + value.length <= offset || start >= offset) yield { offset: start, length: value.length };
  }
  return undefined;
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
