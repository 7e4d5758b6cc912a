import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { unlistedTools } from './unlisted.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'x', '*', '');

test('unlisted are the tools that are neither ruled nor hidden, whatever else is named, and how often', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name), fc.array(name), fc.array(name), (tools, ruled, hidden) => {
      const entries = ruled.map((key) => `${JSON.stringify(key)}: {}`).join(', ');
      const text = `{ "version": "1", "default": "deny", "hide": ${JSON.stringify(hidden)}, "tools": { ${entries} } }`;
      const listed = tools.filter((tool) => tool !== '' && tool !== '*').sort();
      const facts = withFacts(text, { tools: listed.map((tool) => ({ name: tool })) });
      expect(unlistedTools(facts).map((tool) => tool.name)).toEqual(
        hidden.includes('*') ? [] : listed.filter((tool) => !ruled.includes(tool) && !hidden.includes(tool)),
      );
    }),
  );
});
