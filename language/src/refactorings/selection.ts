import type { PlacedEntry, Span } from '@mcp-policy/engine';
import { spanOfEntry } from '../edits/container.ts';
import type { PolicyIndex } from '../judgement/policy-index.ts';
import type { Selection } from './contract.ts';

/** Whether a selection and a span meet; a cursor at either end is on it. */
export function touches({ start, end }: Selection, { offset, length }: Span): boolean {
  return offset <= end && start <= offset + length;
}

/** The entries of `tools` that a selection meets, in the order of the text. */
export function selectedEntries(index: PolicyIndex, selection: Selection): readonly PlacedEntry[] {
  return index.document.entries.filter((placed) => touches(selection, spanOfEntry(placed)));
}
