import { rangeOf } from '@mcp-policy/engine';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';

/**
 * The tools of one policy whose names hold the letters of `query` in that order, as editors search: at most `most`.
 * `container` is what the policy is called.
 */
export function toolSymbols(
  { parsed }: Facts,
  query: string,
  { uri, container, most }: { readonly uri: string; readonly container: string; readonly most: number },
): SymbolInformation[] {
  const { document } = parsed;
  const wanted = query.toLowerCase();
  const symbols: SymbolInformation[] = [];
  for (const { entry, offset } of document.entries) {
    if (symbols.length >= most) break;
    if (entry.name.trim() === '' || !holdsInOrder(entry.name.toLowerCase(), wanted)) continue;
    const range = toLspRange(rangeOf(document, entry.node.key, offset));
    symbols.push({
      name: entry.name,
      kind: SymbolKind.Function,
      containerName: container,
      location: { uri, range },
    });
  }
  return symbols;
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = text.indexOf(letter, at);
    if (found === -1) return false;
    at = found + letter.length;
  }
  return true;
}
