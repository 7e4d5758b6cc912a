import { lastEntryAt, type PolicyDocument, sameHead, type ToolEntry } from '@mcp-policy/engine';

/** What has become of one version of a document in the next one, where little has changed. */
export interface Move {
  /** Entries that stand for others. */
  readonly changed: readonly { readonly before: ToolEntry; readonly now: ToolEntry }[];
  /** Where something stands now; undefined when nobody knows. */
  readonly to: (offset: number) => number | undefined;
}

/** Undefined when more has changed than single entries and the space around them or around the whole. */
export function moveBetween(before: PolicyDocument, now: PolicyDocument): Move | undefined {
  return moveOfAll(before, now) ?? moveOfEntries(before, now);
}

/** What stands before the policy has changed, and nothing else. */
function moveOfAll(before: PolicyDocument, now: PolicyDocument): Move | undefined {
  const [from, to] = [before.root?.offset, now.root?.offset];
  if (from === undefined || to === undefined || from === to) return undefined;
  if (before.text.slice(from) !== now.text.slice(to)) return undefined;
  // What is told of the text as a whole may stand at its beginning, or at that of the policy.
  return { changed: [], to: (offset) => (offset > from ? offset - from + to : undefined) };
}

/** There are as many entries as before, and the head is the same. */
function moveOfEntries(before: PolicyDocument, now: PolicyDocument): Move | undefined {
  const [old, entries] = [before.entries, now.entries];
  if (old.length !== entries.length || !sameHead(before, now)) return undefined;
  const changed: { before: ToolEntry; now: ToolEntry }[] = [];
  for (let index = 0; index < old.length; index++) {
    const [was, is] = [old[index]?.entry, entries[index]?.entry];
    if (was && is && was !== is) changed.push({ before: was, now: is });
  }
  const to = (offset: number): number | undefined => {
    const index = lastEntryAt(old, offset);
    const [was, is] = [old[index], entries[index]];
    if (!was || !is) return offset;
    // Something inside an entry that has changed, or between two.
    if (offset > was.offset && (was.entry !== is.entry || offset >= was.offset + was.entry.text.length))
      return undefined;
    return offset - was.offset + is.offset;
  };
  return { changed, to };
}
