import { type JsonNode, looksLikeSecret, type Span, type StringNode, type ToolEntry } from '@mcp-policy/engine';
import type { PolicyIndex } from '../../judgement/policy-index.ts';
import { quoteName } from '../../words/quote.ts';
import type { PolicyRule, RuleFinding } from '../contract.ts';

/** What a message says reaches the agent, and whoever the agent talks to. */
export const messageReveals: PolicyRule = {
  code: 'messages/reveals',
  severity: 'warning',
  scope: 'policy',
  summary: 'An `on_deny` names a hidden tool, or holds what looks like a secret.',
  check({ index }) {
    const own = headMessages(index).flatMap((message) => check(index, message, 0));
    const entries = index.document.entries.flatMap(({ entry, offset }) =>
      messagesOf(entry).flatMap((message) => check(index, message, offset)),
    );
    return [...own, ...entries];
  },
};

const kept = new WeakMap<ToolEntry, readonly StringNode[]>();

/** Every `on_deny` of an entry; found once, while its text stays the same. */
function messagesOf(entry: ToolEntry): readonly StringNode[] {
  let messages = kept.get(entry);
  if (!messages) {
    messages = entry.text.includes('on_deny') ? messagesIn(entry.node.value) : [];
    kept.set(entry, messages);
  }
  return messages;
}

function headMessages({ document, head }: PolicyIndex): readonly StringNode[] {
  if (document.root?.type !== 'object' || !head.allToolsLimits.some((limit) => limit.onDeny !== undefined)) return [];
  return messagesIn(document.root.properties.find(({ key }) => key.value === 'all_tools')?.value);
}

function messagesIn(node: JsonNode | undefined): readonly StringNode[] {
  if (node?.type === 'array') return node.items.flatMap(messagesIn);
  if (node?.type !== 'object') return [];
  return node.properties.flatMap(({ key, value }) =>
    key.value === 'on_deny' && value?.type === 'string' ? [value] : messagesIn(value),
  );
}

function check({ hidden }: PolicyIndex, { value, offset, length }: StringNode, base: number): readonly RuleFinding[] {
  const span: Span = { offset: base + offset, length };
  const words = value.split(/\s+/);
  if (words.some((word) => looksLikeSecret(word)))
    return [
      {
        span,
        message:
          'This message holds what looks like a secret, and every agent whose call is denied is told it. Take it out, and replace the secret.',
      },
    ];
  // Marks of punctuation stand around a name in a sentence, and may be part of it.
  const name = words
    .flatMap((word) => [word, word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu, '')])
    .find((word) => hidden.has(word) && /[\p{L}\p{N}]/u.test(word) && /[_\-./]|\p{Lu}/u.test(word));
  if (name === undefined) return [];
  return [
    {
      span,
      message: `${quoteName(name)} is hidden from the agent, and this message tells the agent of it. Say what to do without naming the tool.`,
      data: { tool: name },
    },
  ];
}
