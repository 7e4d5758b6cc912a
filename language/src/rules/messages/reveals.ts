import {
  exact,
  isAscii,
  type JsonNode,
  looksLikeSecret,
  type Span,
  type StringNode,
  type ToolEntry,
} from '@mcp-policy/engine';
import type { PolicyIndex } from '../../judgement/policy-index.ts';
import { hiddenNames } from '../../judgement/steady.ts';
import { quoteName } from '../../words/quote.ts';
import type { ContextRule, RuleFinding } from '../contract.ts';

/** What a message says reaches the agent, and whoever the agent talks to. */
export const messageReveals: ContextRule<ReadonlySet<string>> = {
  code: 'messages/reveals',
  severity: 'warning',
  scope: 'context',
  summary: 'An `on_deny` names a hidden tool, or holds what looks like a secret.',
  context: hiddenNames,
  check({ entry }, hidden) {
    return messagesOf(entry).flatMap((message) => told(message, hidden));
  },
  checkHead(index) {
    return headMessages(index).flatMap((message) => told(message, hiddenNames(index)));
  },
};

/** An `on_deny`, with what can be told of it whatever else the policy says. */
interface Message {
  readonly node: StringNode;
  readonly secret: boolean;
  /** Words that may be the names of tools. */
  readonly names: readonly string[];
}

const kept = new WeakMap<ToolEntry, readonly Message[]>();

/** The messages of an entry; looked at once, while its text stays the same. */
function messagesOf(entry: ToolEntry): readonly Message[] {
  let messages = kept.get(entry);
  if (!messages) {
    messages = entry.text.includes('on_deny') ? messagesIn(entry.node.value).map(messageOf) : [];
    kept.set(entry, messages);
  }
  return messages;
}

function messageOf(node: StringNode): Message {
  const words = node.value.split(/\s+/);
  return { node, secret: words.some((word) => looksLikeSecret(word)), names: exact(words.flatMap(namesIn)) };
}

/** How a name is told from a word: of ASCII with less to look up, and of all letters there are, made when a word has others. */
const inAscii = { marked: /[-_./A-Z]/, letter: /[A-Za-z0-9]/, edges: /^[^A-Za-z0-9_]+|[^A-Za-z0-9_]+$/g };
const inAny = () => ({
  marked: /[-_./]|\p{Lu}/u,
  letter: /[\p{L}\p{N}]/u,
  edges: /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu,
});

/** The names that a word of a sentence may be. Marks of punctuation stand around a name there, and may be part of it. */
function namesIn(word: string): readonly string[] {
  const { marked, letter, edges } = isAscii(word) ? inAscii : inAny();
  if (!marked.test(word)) return [];
  return [word, word.replace(edges, '')].filter((name) => letter.test(name) && marked.test(name));
}

function headMessages({ document, head }: PolicyIndex): readonly Message[] {
  if (document.root?.type !== 'object' || !head.allToolsLimits.some((limit) => limit.onDeny !== undefined)) return [];
  return messagesIn(document.root.properties.find(({ key }) => key.value === 'all_tools')?.value).map(messageOf);
}

function messagesIn(node: JsonNode | undefined): readonly StringNode[] {
  if (node?.type === 'array') return node.items.flatMap(messagesIn);
  if (node?.type !== 'object') return [];
  return node.properties.flatMap(({ key, value }) =>
    key.value === 'on_deny' && value?.type === 'string' ? [value] : messagesIn(value),
  );
}

function told({ node, secret, names }: Message, hidden: ReadonlySet<string>): readonly RuleFinding[] {
  const span: Span = { offset: node.offset, length: node.length };
  if (secret)
    return [
      {
        span,
        message:
          'This message holds what looks like a secret, and every agent whose call is denied is told it. Take it out, and replace the secret.',
      },
    ];
  const name = names.find((word) => hidden.has(word));
  if (name === undefined) return [];
  return [
    {
      span,
      message: `${quoteName(name)} is hidden from the agent, and this message tells the agent of it. Say what to do without naming the tool.`,
      data: { tool: name },
    },
  ];
}
