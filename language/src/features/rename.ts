import { rangeOf } from '@mcp-policy/engine';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Facts } from '../facts.ts';
import { toLspRange } from '../finding.ts';
import { mentionsOf, type Name, nameAt } from '../judgement/names.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { quoteName } from '../words/quote.ts';

/** What can be renamed, or why nothing can, in words to be shown. */
export type Renameable =
  | { readonly ok: true; readonly name: Name /** The text between the quotes. */; readonly range: Range }
  | { readonly ok: false; readonly reason: string };

export type Renamed =
  | { readonly ok: true; readonly name: Name; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string };

/** The tool or counter at an absolute offset, when the text is in a state in which it can be renamed everywhere. */
export function renameableAt({ parsed }: Facts, offset: number): Renameable {
  const at = nameAt(parsed.document, offset);
  if (!at) return refused('Only the name of a tool or of a counter can be renamed.');
  // In a text that is not JSON yet a place may be missed, and half a rename would leave a tool without its rules.
  if (!indexOf(parsed).readable) return refused('The policy is not valid JSON yet: mend that first, then rename.');
  const inner = { offset: at.offset + 1, length: at.length - 2 };
  return { ok: true, name: { kind: at.kind, name: at.name }, range: toLspRange(rangeOf(parsed.document, inner)) };
}

/**
 * The edits that give the tool or counter at an absolute offset another name, in every place of the policy. A name that
 * the policy uses already is refused: two tools' rules cannot be joined, and two counters that are joined decide otherwise.
 */
export function renameAt(facts: Facts, offset: number, newName: string): Renamed {
  const found = renameableAt(facts, offset);
  if (!found.ok) return found;
  const { name } = found;
  if (newName === name.name) return { ok: true, name, edits: [] };
  const fault = faultOf(facts, { kind: name.kind, name: newName });
  if (fault !== undefined) return refused(fault);
  const { document } = facts.parsed;
  const newText = JSON.stringify(newName);
  const edits = mentionsOf(document, name).map((mention) => ({
    range: toLspRange(rangeOf(document, mention)),
    newText,
  }));
  return { ok: true, name, edits };
}

function faultOf({ parsed }: Facts, { kind, name }: Name): string | undefined {
  if (name.trim() === '') return `A ${kind} needs a name with at least one character that can be seen.`;
  if (kind === 'tool' && name.includes('*'))
    return 'The name of a tool cannot hold a "*": names are exact, and "*" alone in "hide" hides every tool.';
  if (mentionsOf(parsed.document, { kind, name }).length === 0) return undefined;
  return kind === 'tool'
    ? `The policy already names the tool ${quoteName(name)}. Its rules and these cannot be joined by renaming.`
    : `The policy already has the counter ${quoteName(name)}. With one name the limits would count together, and other calls would be denied.`;
}

const refused = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason });
