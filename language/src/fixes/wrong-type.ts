import { approvalMessage } from '@mcp-policy/mcp';
import { type FixProvider, textOf } from './contract.ts';
import { ruleAround } from './rule-around-condition.ts';

/** Puts a value that is right but for its shape into the one that it must have: quotes, brackets, an object without rules. */
export const wrongType: FixProvider = {
  codes: ['schema/wrong-type'],
  applies: (data) => rewriteOf(textOf(data, 'key'), textOf(data, 'expected'), textOf(data, 'actual')) !== undefined,
  one({ index }, { data, range }) {
    const rewrite = rewriteOf(textOf(data, 'key'), textOf(data, 'expected'), textOf(data, 'actual'));
    const { start, end } = range;
    const text = rewrite?.(index.document.text.slice(start.offset, end.offset));
    if (text === undefined) return [];
    const edits = [{ offset: start.offset, length: end.offset - start.offset, text }];
    return [{ title: titleOf(text), edits, meaning: 'changes', preferred: true }];
  },
};

type Rewrite = (source: string) => string | undefined;

const lists = new Set(['require', 'deny_if', 'approve_if', 'limits', 'conditions']);

function rewriteOf(key = '', expected = '', actual = ''): Rewrite | undefined {
  if (key === 'version' && actual === 'number') return (source) => (source === '1' ? '"1"' : undefined);
  if (expected === 'number' && actual === 'string') return numberIn;
  if (expected === 'boolean' && actual === 'string') return (source) => /^"(true|false)"$/.exec(source)?.[1];
  if (expected === 'array' && key === 'hide' && actual === 'string') return inBrackets;
  if (expected === 'array' && key === 'value' && actual !== 'object' && actual !== 'null') return inBrackets;
  if (expected === 'array' && lists.has(key) && actual === 'object') return (source) => listOf(key, source);
  // A tool's own rules have no key of the language.
  return expected === 'object' && key === '' ? rulesFor : undefined;
}

/** The list that a key wants with this object in it, when it looks like an item of it and not like something that went astray. */
function listOf(list: string, source: string): string | undefined {
  const key = list === 'limits' ? 'counter' : list === 'conditions' ? 'path' : 'conditions';
  if (hasKey(key, source)) return inBrackets(source);
  const rule = key === 'conditions' && hasKey('path', source) ? ruleAround(source) : undefined;
  return rule && inBrackets(rule);
}

function hasKey(key: string, source: string): boolean {
  return new RegExp(`^\\{\\s*(?:"[^"]*"\\s*:\\s*(?:"[^"]*"|[^"{}[\\]]*)\\s*,\\s*)*"${key}"`).test(source);
}

function inBrackets(source: string): string {
  return `[${source}]`;
}

/** The number in a quoted text, as JSON writes it. */
function numberIn(source: string): string | undefined {
  return /^"\s*(-?(?:0|[1-9]\d*)(?:\.\d{1,6})?)\s*"$/.exec(source)?.[1];
}

/** What somebody meant by a word where a tool's rules belong. */
function rulesFor(source: string): string | undefined {
  switch (source.toLowerCase()) {
    case 'null':
    case 'true':
    case '[]':
    case '"allow"':
    case '"allowed"':
      return '{}';
    case 'false':
    case '"deny"':
    case '"denied"':
      return '{ "deny_if": [{ "conditions": [] }] }';
    case '"approve"':
    case '"ask"':
    case '"approval"':
    case '"require_approval"':
      return `{ "deny_if": [{ "conditions": [], "on_deny": ${JSON.stringify(approvalMessage)} }] }`;
    default:
      return undefined;
  }
}

function titleOf(text: string): string {
  return text.startsWith('[') ? 'Put it into a list' : `Write ${text}`;
}
