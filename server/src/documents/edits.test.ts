import { parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenDocument } from './open-document.ts';

const start =
  '{\r\n  "version": "1",\r\n  "default": "deny",\n  "hide": ["𐐀x", "b"],\r\n  "tools": {\n    "a": {},\n    "é": { "limits": [] },\r\n    "𐐀": { "deny_if": [] }\r\n  }\n}\n';

const pieces = [
  '"',
  '{',
  '}',
  ',',
  ':',
  '\r\n',
  '\n',
  '\r',
  '𐐀',
  ' ',
  '"c": {},',
  '"limits": [',
  '\\',
  '1',
  '"tools": {',
  '',
];

/** Where a line begins, by the line ends of LSP: CRLF, LF, CR. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
}

function positionOf(text: string, offset: number) {
  const starts = lineStarts(text);
  const line = starts.findLastIndex((begin) => begin <= offset);
  return { line, character: offset - (starts[line] ?? 0) };
}

/** Not between CR and LF: there is no position there. */
function settled(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

const change = fc.record({
  at: fc.nat(),
  length: fc.oneof({ weight: 4, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(80) }),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join('')),
});

test('whatever is typed, the document is what the editor has, and its policy reads as if it were new', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      (batches) => {
        const document = new OpenDocument('file:///w/policy.json', 'mcp-policy', 1, start);
        let text = start;
        batches.forEach((batch, i) => {
          const changes = batch.map(({ at, length, text: inserted }) => {
            const from = settled(text, at % (text.length + 1));
            const to = Math.max(from, settled(text, Math.min(text.length, from + length)));
            const range = { start: positionOf(text, from), end: positionOf(text, to) };
            text = text.slice(0, from) + inserted + text.slice(to);
            return { range, text: inserted };
          });
          document.apply(changes, i + 2);
          expect(document.text).toBe(text);
          const fresh = parsePolicy(text);
          expect(document.parsed.problems).toEqual(fresh.problems);
          expect(document.parsed.document).toEqual(fresh.document);
          expect(document.parsed.policy).toEqual(fresh.policy);
        });
      },
    ),
    { numRuns: 200 },
  );
});
