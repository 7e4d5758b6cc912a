import { SharedTexts } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareTexts } from './share-texts.ts';

test('a value is what it was, whatever its members are called', () => {
  const texts = new SharedTexts(5);
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.constantFrom('{"__proto__":"a","b":["a",{"__proto__":{"c":"a"}}]}')), (json) => {
      const value: unknown = JSON.parse(json);
      shareTexts(value, texts);
      expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(json)));
    }),
  );
});
