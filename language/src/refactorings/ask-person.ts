import { approvalMessage } from '@mcp-policy/mcp';
import { changeContainer } from '../edits/change.ts';
import { containerOf } from '../edits/container.ts';
import { replaceNode } from '../edits/policy-edits.ts';
import { quoteName } from '../words/quote.ts';
import type { RefactoringProvider } from './contract.ts';
import { selectedEntries } from './selection.ts';

/** Turns the portable "a person decides" into `approve_if`, by which a person can. Only where the list holds nothing else. */
export const askPerson: RefactoringProvider = ({ index, style }, selection) => {
  const [placed, second] = selectedEntries(index, selection);
  const rules = placed?.entry.node.value;
  if (!placed || second || rules?.type !== 'object' || placed.entry.rules?.denyIf.length !== 1) return [];
  const [rule] = placed.entry.rules.denyIf;
  const list = rules.properties.find(({ key }) => key.value === 'deny_if');
  const asks = rule?.conditions.length === 0 && rule.onDeny === approvalMessage;
  const approving = rules.properties.some(({ key }) => key.value === 'approve_if');
  if (!asks || !list || approving) return [];
  const [item] = list.value?.type === 'array' ? list.value.items : [];
  const container = containerOf(index.document.text, item, placed.offset);
  const message = item?.type === 'object' ? item.properties.findIndex(({ key }) => key.value === 'on_deny') : -1;
  if (!container || message === -1) return [];
  return [
    {
      title: `Ask a person about ${quoteName(placed.entry.name)} with "approve_if", an extension (allows what the person agrees to)`,
      kind: 'askPerson',
      meaning: 'loosens',
      edits: [
        replaceNode(list.key, 'approve_if', placed.offset),
        ...changeContainer(container, style, { remove: new Set([message]) }),
      ],
    },
  ];
};
