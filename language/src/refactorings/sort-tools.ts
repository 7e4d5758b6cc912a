import type { PlacedEntry, Span } from '@mcp-policy/engine';
import { spanOfEntry } from '../edits/container.ts';
import type { Edit } from '../edits/edit.ts';
import { topProperty } from '../judgement/places.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import type { RefactoringProvider } from './contract.ts';
import { touches } from './selection.ts';

/**
 * Puts the entries of `tools`, or the names of `hide`, in the order of their names. Each entry keeps its text, and the blanks
 * and commas between stay where they are. Offered on the keys, so that it is not in the way elsewhere.
 */
export const sortTools: RefactoringProvider = ({ index }, selection) => {
  const isOn = (name: string) => {
    const property = topProperty(index, name);
    return property !== undefined && touches(selection, property.key);
  };
  const { entries, head } = index.document;
  if (isOn('tools')) return offer(index, '`tools`', entries.map(namedEntry));
  return isOn('hide') ? offer(index, '`hide`', head.hide) : [];
};

interface Named extends Span {
  readonly name: string;
}

function namedEntry(placed: PlacedEntry): Named {
  return { name: placed.entry.name, ...spanOfEntry(placed) };
}

function offer({ document }: PolicyIndex, what: string, all: readonly Named[]): ReturnType<RefactoringProvider> {
  const sorted = [...all].sort(byName);
  const edits = all.flatMap((place, at): Edit[] => {
    const other = sorted[at];
    if (!other || other === place) return [];
    const text = document.text.slice(other.offset, other.offset + other.length);
    return [{ offset: place.offset, length: place.length, text }];
  });
  return edits.length === 0 ? [] : [{ title: `Sort ${what} by name`, kind: 'sortTools', meaning: 'same', edits }];
}

/** By code units, as snapshots are sorted: the same on every machine. */
function byName(a: Named, b: Named): number {
  return a.name === b.name ? a.offset - b.offset : a.name < b.name ? -1 : 1;
}
