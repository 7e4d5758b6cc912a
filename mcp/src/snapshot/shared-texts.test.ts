import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedTexts } from './shared-texts.ts';

test('a value is what it was, whatever its members are called', () => {
  const texts = new SharedTexts();
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.constantFrom('{"__proto__":"a","b":["a",{"__proto__":{"c":"a"}}]}')), (json) => {
      const value: unknown = JSON.parse(json);
      texts.shareIn(value);
      expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(json)));
    }),
  );
});
