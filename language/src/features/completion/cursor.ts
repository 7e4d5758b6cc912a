import type { PolicyDocument, Span } from '@mcp-policy/engine';
import { isEnd, isValueStart, type Token, token, tokensAround, touches } from './tokens.ts';

/** What may be written at a place of a JSON text that is only half typed. */
export interface Cursor {
  /** A property's key, or a value. */
  readonly slot: 'key' | 'value';
  /** Keys and indices to the object that the key is for, or to the value. */
  readonly path: readonly (string | number)[];
  /** What an insertion takes the place of: the token at the cursor, else nothing. */
  readonly replace: Span;
  /** The typed beginning, without its quote. */
  readonly typed: string;
  /** Keys that the object has already, but for the one at the cursor; of an array, the texts of its items. */
  readonly present: ReadonlySet<string>;
  /** What is to be written after a key: nothing (a colon is there), only the colon (its value is there), or all. */
  readonly after: 'nothing' | 'colon' | 'value';
  /** Whether a comma must follow what is inserted. */
  readonly comma: boolean;
  /** Where a comma is missing before what is inserted; undefined when none is. */
  readonly commaBefore: number | undefined;
}

interface Frame {
  readonly kind: 'object' | 'array';
  expects: 'key' | 'colon' | 'value' | 'comma';
  key: string | undefined;
  index: number;
  readonly texts: Set<string>;
}

/** What may be written at `offset`; undefined where nothing may, as before a colon or in a comment. */
export function cursorAt(document: PolicyDocument, offset: number): Cursor | undefined {
  const frames: Frame[] = [];
  let rootSeen = false;
  const tokens = tokensAround(document, offset, {
    take(one) {
      if (frames.length === 0 && isValueStart(one.kind)) rootSeen = true;
      step(frames, one);
    },
    takeKeys(keys) {
      const frame = frames.at(-1);
      if (frame?.kind !== 'object' || frame.expects !== 'key') return false;
      for (const key of keys) frame.texts.add(key);
      return true;
    },
  });
  if (!tokens) return undefined;
  const { text } = document;
  const { last, at, after, keysAfter } = tokens;
  const frame = frames.at(-1);
  const next = after[0];
  const [replace, typed] = at ? [at, text.slice(at.offset, offset).replace(/^"/, '')] : [{ offset, length: 0 }, ''];
  const place = { replace: { offset: replace.offset, length: replace.length }, typed };
  if (!frame) {
    if (rootSeen || (next && !at)) return undefined;
    return {
      slot: 'value',
      path: [],
      ...place,
      present: new Set(),
      after: 'nothing',
      comma: false,
      commaBefore: undefined,
    };
  }
  const path = pathOf(frames);
  const present = frame.texts;
  for (const one of textsAfter(frame, after)) present.add(one);
  if (frame.kind === 'object') for (const key of keysAfter) present.add(key);
  const comma = next !== undefined && !isEnd(next.kind) && next.kind !== token.comma;
  const commaBefore = frame.expects === 'comma' ? endOf(last) : undefined;
  // Behind a value only the next key or item may follow, and a number or word there is no beginning of one.
  if (commaBefore !== undefined && at && at.kind !== token.text && at.kind !== token.unknown) return undefined;
  if (frame.expects === 'key' || (commaBefore !== undefined && frame.kind === 'object')) {
    const rest = restOfKey(next, after[1]);
    return { slot: 'key', path, ...place, present, after: rest, comma: rest === 'value' && comma, commaBefore };
  }
  if (frame.expects === 'colon') return undefined;
  // Whatever stands where the value belongs is the value, unless it is the next key.
  const isKeyNext = next?.kind === token.text && after[1]?.kind === token.colon;
  if (!at && next && frame.kind === 'object' && isValueStart(next.kind) && !isKeyNext) return undefined;
  if (next && (next.kind === token.openBrace || next.kind === token.openBracket) && touches(next, offset))
    return undefined;
  const index = frame.index + (commaBefore === undefined ? 0 : 1);
  const valuePath = [...path, frame.kind === 'array' ? index : (frame.key ?? '')];
  return { slot: 'value', path: valuePath, ...place, present, after: 'nothing', comma, commaBefore };
}

const endOf = (last: Token | undefined): number | undefined => last && last.offset + last.length;

function step(frames: Frame[], { kind, value }: Pick<Token, 'kind' | 'value'>): void {
  const frame = frames.at(-1);
  switch (kind) {
    case token.openBrace:
    case token.openBracket: {
      const isObject = kind === token.openBrace;
      if (frame) frame.expects = 'comma';
      frames.push({
        kind: isObject ? 'object' : 'array',
        expects: isObject ? 'key' : 'value',
        key: undefined,
        index: 0,
        texts: new Set(),
      });
      break;
    }
    case token.closeBrace:
    case token.closeBracket:
      frames.pop();
      break;
    case token.comma:
      if (frame) {
        frame.expects = frame.kind === 'object' ? 'key' : 'value';
        frame.index++;
      }
      break;
    case token.colon:
      if (frame?.kind === 'object') frame.expects = 'value';
      break;
    default:
      if (!frame) break;
      if (frame.kind === 'object' && frame.expects !== 'value') {
        frame.key = value;
        frame.texts.add(value);
        frame.expects = 'colon';
      } else {
        if (frame.kind === 'array') frame.texts.add(value);
        frame.expects = 'comma';
      }
  }
}

/** The keys, or the items that are texts, that follow in the same object or array. */
function textsAfter(frame: Frame, after: readonly Token[]): readonly string[] {
  const texts: string[] = [];
  let depth = 0;
  for (const [index, { kind, value }] of after.entries()) {
    if (kind === token.openBrace || kind === token.openBracket) depth++;
    else if (isEnd(kind)) depth--;
    else if (depth === 0 && kind === token.text) {
      const isKey = after[index + 1]?.kind === token.colon;
      if (isKey === (frame.kind === 'object')) texts.push(value);
    }
  }
  return texts;
}

function restOfKey(next: Token | undefined, afterNext: Token | undefined): Cursor['after'] {
  if (next?.kind === token.colon) return 'nothing';
  if (!next || !isValueStart(next.kind)) return 'value';
  return next.kind === token.text && afterNext?.kind === token.colon ? 'value' : 'colon';
}

function pathOf(frames: readonly Frame[]): (string | number)[] {
  return frames.slice(0, -1).map((frame) => (frame.kind === 'array' ? frame.index : (frame.key ?? '')));
}
