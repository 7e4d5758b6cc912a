import { type JsonNode, memberOf, nodeAt } from '@mcp-policy/engine';
import { approvalMessage } from '@mcp-policy/mcp';
import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import { applyEdits, type Edit } from '../edits/edit.ts';
import { replaceNode } from '../edits/policy-edits.ts';
import type { FixContext, FixProvider } from './contract.ts';

/**
 * Writes `approve_if` the portable way: rules of `deny_if` whose message asks for a person. Not unasked: where the extension
 * is known, a person can agree to the call, and nobody can agree to a denial.
 */
export const portableApproval: FixProvider = {
  codes: ['dialect/extension'],
  one(context, { range }) {
    const { index, style } = context;
    const { text } = index.document;
    const { entry: placed } = nodeAt(index.document, range.start.offset);
    const rules = placed?.entry.node.value;
    if (!placed || rules?.type !== 'object') return [];
    const at = rules.properties.findIndex(({ key }) => key.value === 'approve_if');
    const approving = rules.properties[at];
    if (approving?.value?.type !== 'array') return [];
    const title = 'Write it as "deny_if", which every gateway knows: nobody can agree to the call then';
    const denying = rules.properties.find(({ key }) => key.value === 'deny_if');
    const rulesContainer = containerOf(text, rules, placed.offset);
    const denyContainer = denying && containerOf(text, denying.value, placed.offset);
    const edits: Edit[] = [];
    if (!denying) {
      edits.push(replaceNode(approving.key, 'deny_if', placed.offset));
      for (const rule of approving.value.items) edits.push(...withMessage(context, rule, placed.offset));
    } else if (rulesContainer && denyContainer?.kind === 'array') {
      const insert = approving.value.items.map((rule) => ({
        value: undefined,
        source: moved(context, rule, placed.offset),
      }));
      edits.push(...changeContainer(denyContainer, style, { insert }));
      edits.push(...changeContainer(rulesContainer, style, { remove: new Set([at]) }));
    }
    return edits.length === 0 ? [] : [{ title, edits, meaning: 'tightens', preferred: false }];
  },
};

/** The edits that give a rule the message that asks for a person, where it has none. */
function withMessage({ index, style }: FixContext, rule: JsonNode, base: number): readonly Edit[] {
  const container = memberOf(rule, 'on_deny') === undefined ? containerOf(index.document.text, rule, base) : undefined;
  return container ? changeContainer(container, style, { insert: [{ key: 'on_deny', value: approvalMessage }] }) : [];
}

/** The source of a rule with that message. */
function moved(context: FixContext, rule: JsonNode, base: number): string {
  const start = rule.offset + base;
  const edits = withMessage(context, rule, base).map((edit) => ({ ...edit, offset: edit.offset - start }));
  return applyEdits(context.index.document.text.slice(start, start + rule.length), edits);
}
