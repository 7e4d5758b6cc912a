import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { cursorAt } from './cursor.ts';

const entries = [
  '"a": { "deny_if": [{ "conditions": [{ "path": "args.x", "op": "eq", "value": "}, {" }] }] }',
  '"b": {}',
  '"c": [1, { "d": null }]',
  '"a": { "limits": [] }',
  '"d": {}',
  '"e": {}',
];

/** Everything that an author leaves half typed somewhere, or that is no JSON at all. */
const texts = [
  `{ "version": "1", "hide": ["b"], "tools": { ${entries.join(', ')} }, "default": "deny" }`,
  `{\r\n  "tools": {\r\n    ${entries.join(',\r\n    ')}\r\n  }\r\n}\r\n`,
  `{ "tools": { ${entries.join(' ')} } }`,
  `{ "tools": { ${entries.join(', "half, ')} } }`,
  `{ "tools": { ${entries.join(', // { "e": {}\n')}, } }`,
  `{ "tools": { ${entries.join(', "f": { ')}`,
  `{ "tools": { ${entries.join(' } , ')} } } }`,
  `{ "tools": { ${entries.join(', "g": , ')}, "h": "i`,
  `[{ "tools": { ${entries.join(', ')} } }]`,
  `{ "tools": [{ ${entries.join(', ')} }] }`,
  `{ "hide": ["x", "tools": { ${entries.join(', ')}, ${entries.join(',, ')} }, "b": `,
  `{ "tools": { /* ${entries.join(', ')} */ ${entries.join(', ')} }, "tools": { ${entries.join(', ')} } }`,
];

test.each(texts)('whole entries are stepped over, and nothing is seen otherwise: %j', (text) => {
  const { document } = parsePolicy(text);
  for (let offset = 0; offset <= text.length; offset++) {
    expect(cursorAt(document, offset), `at ${offset}`).toEqual(cursorAt({ ...document, entries: [] }, offset));
  }
});
