import { offsetAt } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { withFacts } from '../testing.ts';
import { lensPlaces } from './code-lens.ts';
import { foldingRanges } from './folding.ts';
import { inlayHints } from './inlay-hints.ts';
import { documentLinks } from './links.ts';
import { definitionsAt, highlightsAt, namedAt } from './navigation.ts';
import { renameAt, renameableAt } from './rename.ts';
import { selectionAt } from './selection.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { toolSymbols } from './workspace-symbols.ts';

/** Every kind of name, in every place, with characters that take two code units and both kinds of line end. */
const policy = `{\r
  "$schema": "https://example.com/s.json",
  "version": "1", "default": "deny",
  "all_tools": { "limits": [{ "counter": "c\\u00e9", "window": "day", "max": 3, "scope": "grant" }] },
  "hide": ["*", "delete_repository", 5, ""],
  "tools": {
    "list_issues": { "limits": [{ "counter": "c\\u00e9", "window": "day", "max": 3, "scope": "grant" }] },\r
    "\u{1F600}\\n": {}, "": {}, "__proto__": { "limits": [{ "counter": 5 }, [], null] },
    "list_issues": {}
  }
}`;

/** Every range that any feature gives at the end of a text. */
function allRanges(text: string): readonly Range[] {
  const facts = withFacts(text);
  const at = text.length;
  const renameable = renameableAt(facts, at);
  const renamed = renameAt(facts, at, 'x');
  const named = namedAt(facts, at);
  semanticTokens(facts);
  return [
    ...foldingRanges(facts).map(({ startLine, endLine }) => ({
      start: { line: startLine, character: 0 },
      end: { line: endLine, character: 0 },
    })),
    ...documentLinks(facts).map(({ range }) => range),
    ...definitionsAt(facts, at),
    ...highlightsAt(facts, at).map(({ range }) => range),
    ...(named ? [named.range, ...named.mentions] : []),
    ...(renameable.ok ? [renameable.range] : []),
    ...(renamed.ok ? renamed.edits.map(({ range }) => range) : []),
    selectionAt(facts, at).range,
    ...lensPlaces(facts).map(({ range }) => range),
    ...inlayHints(facts, 0, at).map(({ position }) => ({ start: position, end: position })),
    ...toolSymbols(facts, '', { uri: 'file:///p', container: 'p', most: 9 }).map(({ location }) => location.range),
  ];
}

test('at every moment of typing a policy, each feature answers with places that are in it', () => {
  for (let end = 0; end <= policy.length; end++) {
    const text = policy.slice(0, end);
    const { document } = withFacts(text).parsed;
    for (const { start, end: stop } of allRanges(text)) {
      const [from, to] = [offsetAt(document, start), offsetAt(document, stop)];
      expect(from, text).toBeLessThanOrEqual(to);
      expect(start.line, text).toBeLessThan(document.lineStarts.length);
      expect(from - (document.lineStarts[start.line] ?? 0), text).toBe(start.character);
    }
  }
});
