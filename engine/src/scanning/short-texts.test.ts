import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShortTexts } from './short-texts.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 24 });

test('every text is found as it stands in the bytes, whatever was asked for before', () => {
  const texts = new ShortTexts();
  fc.assert(
    fc.property(fc.array(fc.oneof(ascii, fc.constantFrom('usd', 'eur', '', 'a', 'b')), { minLength: 1 }), (list) => {
      for (const text of list) {
        const bytes = bytesOf(`"${text}"`);
        const decode = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
        expect(texts.find(bytes, 1, bytes.length - 1, decode)).toBe(text);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a text that comes again is not decoded again', () => {
  const texts = new ShortTexts();
  const bytes = bytesOf('"usd"');
  let decoded = 0;
  const decode = () => {
    decoded++;
    return 'usd';
  };
  expect([texts.find(bytes, 1, 4, decode), texts.find(bytes, 1, 4, decode), decoded]).toEqual(['usd', 'usd', 1]);
});
