import { count, quoted, visible } from '../text.ts';
import { decodeBits, decodeSelectors, decodeTags } from './hidden-messages.ts';
import type { PoisonFinding } from './model.ts';

export type Found = Pick<PoisonFinding, 'kind' | 'span' | 'why'>;

/** Nearly all texts are plain, and this is quick to see. */
const unusual = /[^\x20-\x7e\t\n\r]/;
/** Characters of a raw text that a reader does not see, or that show it in another order. */
export function scanCharacters(text: string): Found[] {
  if (!unusual.test(text) || !isSuspicious(text)) return [];
  return [...tagFindings(text), ...selectorFindings(text), ...bidiFindings(text), ...invisibleFindings(text)].sort(
    (a, b) => a.span.offset - b.span.offset,
  );
}

/** Whether a text holds anything to look at: most hold nothing but visible characters. */
function isSuspicious(text: string): boolean {
  return /[^\P{Cc}\t\n\r]|\u034f|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{e0000}-\u{e01ef}]|[\u{fe00}-\u{fe0f}]{2}/u.test(
    text,
  );
}

function* matches(text: string, pattern: RegExp): Generator<{ readonly run: string; readonly offset: number }> {
  for (const match of text.matchAll(pattern)) yield { run: match[0], offset: match.index };
}

/** Some of these are letters, or blanks, to Unicode: `visible` would leave them as they are. */
const spelt = (letter: string) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;

const spanOf = ({ run, offset }: { run: string; offset: number }) => ({ offset, length: run.length });

function* tagFindings(text: string): Generator<Found> {
  // A flag such as Scotland's is a black flag with tags behind it.
  const flags = [...matches(text, /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu)];
  for (const one of matches(text, /[\u{e0000}-\u{e007f}]+/gu)) {
    if (flags.some(({ run, offset }) => one.offset > offset && one.offset < offset + run.length)) continue;
    const message = decodeTags(one.run);
    const why =
      message === ''
        ? `holds ${count(Array.from(one.run).length, 'tag character')} that nobody sees`
        : `holds a message in tag characters that nobody sees and a model reads: ${quoted(message, 300)}`;
    yield { kind: message === '' ? 'invisible' : 'hidden-message', span: spanOf(one), why };
  }
}

function* selectorFindings(text: string): Generator<Found> {
  for (const one of matches(text, /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]{2,}/gu)) {
    const message = decodeSelectors(one.run);
    yield message === undefined
      ? {
          kind: 'invisible',
          span: spanOf(one),
          why: 'holds variation selectors in a row, which can carry a hidden message',
        }
      : {
          kind: 'hidden-message',
          span: spanOf(one),
          why: `holds a message in variation selectors: ${quoted(message, 300)}`,
        };
  }
}

function* bidiFindings(text: string): Generator<Found> {
  const natural = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);
  for (const one of matches(text, /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]+/gu)) {
    // A text that is written from right to left needs marks now and then.
    if (natural && /^[\u200e\u200f\u061c]+$/u.test(one.run)) continue;
    const why = `holds marks that show it in another order than a model reads it: ${visible(one.run.slice(0, 8))}`;
    yield { kind: 'bidirectional', span: spanOf(one), why };
  }
}

function* invisibleFindings(text: string): Generator<Found> {
  const others =
    /(?:[^\P{Cc}\t\n\r]|\u034f|[\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\p{Cs})+/gu;
  // Joiners that a script or an emoji is written with.
  const joined =
    /(?:\p{Extended_Pictographic}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?|[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff])$/u;
  for (const one of matches(text, others)) {
    if (one.run === '\ufeff' && one.offset === 0) continue;
    if (/^[\u200c\u200d]$/u.test(one.run) && joined.test(text.slice(Math.max(0, one.offset - 6), one.offset))) continue;
    const message = one.run.length >= 8 ? decodeBits(one.run) : undefined;
    const codes = [...new Set(one.run)].slice(0, 4).map(spelt).join('');
    yield message === undefined
      ? {
          kind: 'invisible',
          span: spanOf(one),
          why: `holds ${count(Array.from(one.run).length, 'character')} that nobody sees: ${codes}`,
        }
      : {
          kind: 'hidden-message',
          span: spanOf(one),
          why: `holds a message in zero-width bits: ${quoted(message, 300)}`,
        };
  }
}
