import type { PolicyDocument, Span } from '@mcp-policy/engine';
import { createScanner } from 'jsonc-parser';
import { pastBlanks, WholeEntries } from './whole-entries.ts';

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
  /** The keys among these that were passed over. */
  readonly keysAfter: readonly string[];
}

/** Takes in what stands before the offset, in order: nobody has to keep it all. */
export interface Before {
  take(one: Pick<Token, 'kind' | 'value'>): void;
  /** Takes keys, each with its value and a comma, at once; false when they are none that can be taken so. */
  takeKeys(keys: readonly string[]): boolean;
}

/**
 * The tokens around an offset, without white space and comments; undefined inside a comment. Of entries of `tools` that are
 * well formed and do not hold the offset only the keys, or the keys and the outer brackets: see `WholeEntries`.
 */
export function tokensAround(document: PolicyDocument, offset: number, before: Before): TokensAround | undefined {
  const { text } = document;
  const scanner = createScanner(text, false);
  const whole = new WholeEntries(document, offset);
  const after: Token[] = [];
  const keysAfter: string[] = [];
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
    if (kind === token.text) {
      const run = whole.runAt(start);
      const isPassed = run && (start < offset ? before.takeKeys(run.names) : after.length > 1);
      if (run && isPassed) {
        if (start > offset && depth === 0) for (const name of run.names) keysAfter.push(name);
        scanner.setPosition(run.end);
        continue;
      }
    } else if (kind === token.openBrace || kind === token.openBracket) {
      // What stands between its brackets can be stepped over: the closing one is the next token.
      const inside = whole.valueAt(start);
      if (inside > 0) scanner.setPosition(start + inside - 1);
    }
    if (isScalar(kind) && !at && touches(one, offset)) at = one;
    else if (start + length <= offset) {
      before.take(one);
      last = one;
    } else {
      after.push(one);
      if (kind === token.openBrace || kind === token.openBracket) depth++;
      else if (isEnd(kind) && --depth < 0) break;
    }
  }
  return { last, at, after, keysAfter };
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
