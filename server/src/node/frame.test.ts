import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Frame } from './frame.ts';

const piece = fc.oneof(
  fc.uint8Array({ max: 127 }),
  fc.string({ unit: 'binary-ascii', maxLength: 90 }),
  fc.nat(70_000).map((length) => 'x'.repeat(length)),
);

test('a frame holds what was added, behind its length, message after message', () => {
  const frame = new Frame();
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const one of pieces) {
        if (typeof one === 'string') frame.add(one);
        else frame.addBytes(one);
      }
      const text = pieces.map((one) => Buffer.from(one).toString('latin1')).join('');
      expect(Buffer.from(frame.finish()).toString('latin1')).toBe(`Content-Length: ${text.length}\r\n\r\n${text}`);
    }),
  );
});
