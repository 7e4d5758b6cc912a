import { nodeAt } from '@mcp-policy/engine';
import { approvalMessage, freeCounter } from '@mcp-policy/mcp';
import { changeContainer, type Insertion } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import { usedCounters } from '../judgement/counters.ts';
import { type Fix, type Fixable, type FixContext, type FixProvider, textOf } from './contract.ts';

/** Rewrites a key of the dialects before version 1: docs/language.md, 8. The older spelling. */
export const olderSpelling: FixProvider = {
  codes: ['dialect/older-spelling'],
  applies: (data) => rewritable(textOf(data, 'key'), textOf(data, 'action'), data),
  one(context, finding) {
    const { data, range } = finding;
    const key = textOf(data, 'key');
    if (!rewritable(key, textOf(data, 'action'), data)) return [];
    if (key !== 'window') return inEntry(context, finding);
    const text = JSON.stringify(textOf(data, 'window'));
    const edits = [{ offset: range.start.offset, length: range.end.offset - range.start.offset, text }];
    return [{ title: `Write ${text}`, edits, meaning: 'changes', preferred: true }];
  },
};

function rewritable(key: string | undefined, action: string | undefined, data: Fixable['data']): boolean {
  switch (key) {
    case 'window':
      return textOf(data, 'window') !== undefined;
    case 'rate_limit':
      return textOf(data, 'window') !== undefined && Number.isFinite(Number(textOf(data, 'max') ?? Number.NaN));
    case 'action':
      return action === 'allow' || action === 'deny' || isApproval(action);
    default:
      return false;
  }
}

function isApproval(action: string | undefined): boolean {
  return action === 'require_approval' || action === 'approve' || action === 'approval';
}

/** Takes the older key out of a tool's rules, and puts in what says the same today. */
function inEntry({ facts, index, style }: FixContext, { data, range }: Fixable): readonly Fix[] {
  const { entry, path } = nodeAt(index.document, range.start.offset);
  const rules = entry?.entry.node.value;
  const key = textOf(data, 'key');
  if (!entry || rules?.type !== 'object' || path.length !== 3 || key === undefined) return [];
  const rewritten = rewrite(entry.entry.name, key, data, usedCounters(facts.parsed));
  const has = (name: string) => rules.properties.some((property) => property.key.value === name);
  // Merging into a list that is there already would be two changes at two places: the author sees both better by hand.
  if (!rewritten || (rewritten.insert && has(rewritten.insert.key))) return [];
  const remove = new Set(
    rules.properties.flatMap((property, at) => (rewritten.remove.includes(property.key.value) ? [at] : [])),
  );
  const container = containerOf(index.document.text, rules, entry.offset);
  if (!container) return [];
  const edits = changeContainer(container, style, { remove, insert: rewritten.insert ? [rewritten.insert] : [] });
  return [{ title: rewritten.title, edits, meaning: 'changes', preferred: true }];
}

interface Rewritten {
  readonly title: string;
  readonly remove: readonly string[];
  readonly insert?: Insertion & { readonly key: string };
}

function rewrite(tool: string, key: string, data: Fixable['data'], used: ReadonlySet<string>): Rewritten | undefined {
  if (key === 'rate_limit') {
    const limit = {
      counter: freeCounter(tool, used),
      window: textOf(data, 'window'),
      max: Number(textOf(data, 'max')),
      scope: 'grant',
    };
    return { title: 'Rewrite as "limits"', remove: ['rate_limit'], insert: { key: 'limits', value: [limit] } };
  }
  const action = textOf(data, 'action');
  if (action === 'allow') return { title: 'Remove "action": a listed tool is allowed', remove: ['action', 'reason'] };
  const message = textOf(data, 'reason') ?? (isApproval(action) ? approvalMessage : undefined);
  const rule = { conditions: [], ...(message === undefined ? {} : { on_deny: message }) };
  return {
    title: 'Rewrite as "deny_if"',
    remove: ['action', 'reason'],
    insert: { key: 'deny_if', value: [rule] },
  };
}
