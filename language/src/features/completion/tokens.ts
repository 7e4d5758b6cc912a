import type { Span } from '@mcp-policy/engine';
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
  lineBreak: 14,
  blank: 15,
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

/** The tokens around an offset, without white space and comments; undefined inside a comment. */
export function tokensAround(text: string, offset: number): TokensAround | undefined {
  const scanner = createScanner(text, false);
  const before: Token[] = [];
  const after: Token[] = [];
  let at: Token | undefined;
  let depth = 0;
  for (;;) {
    const kind: number = scanner.scan();
    if (kind === token.end) break;
    const start = scanner.getTokenOffset();
    const length = scanner.getTokenLength();
    const one: Token = { kind, offset: start, length, value: scanner.getTokenValue() };
    if (kind === token.lineComment || kind === token.blockComment) {
      const last = kind === token.lineComment ? start + length : start + length - 1;
      if (offset > start && offset <= last) return undefined;
    } else if (kind === token.blank || kind === token.lineBreak) {
    } else if (isScalar(kind) && !at && touches(one, offset)) at = one;
    else if (start + length <= offset) before.push(one);
    else {
      after.push(one);
      if (kind === token.openBrace || kind === token.openBracket) depth++;
      else if (isEnd(kind) && --depth < 0) break;
    }
  }
  return { before, at, after };
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
