import { nodeAt, rangeOf } from '@mcp-policy/engine';
import type { Hover } from 'vscode-languageserver-types';
import type { Facts } from '../../facts.ts';
import { toLspRange } from '../../finding.ts';
import { toolNamed } from '../../judgement/names.ts';
import { schemaAt } from '../../schema/node.ts';
import { escapeMarkdown } from '../../words/escape-markdown.ts';
import { argumentHover, conditionAt, conditionHover } from './condition.ts';
import { defaultHover } from './default.ts';
import { limitAt, limitHover } from './limit.ts';
import { toolHover } from './tool.ts';

type Location = ReturnType<typeof nodeAt>;

/** What an author is told of the place at `offset`: a tool, an argument, an operator, a limit, a key. Undefined: nothing. */
export function hoverAt(facts: Facts, offset: number): Hover | undefined {
  const { document } = facts.parsed;
  const at = nodeAt(document, offset);
  const span = at.onKey ? at.property?.key : at.node;
  if (!span || span.type === 'object' || span.type === 'array') return undefined;
  const tool = toolNamed(at);
  const value = tool === undefined ? elsewhere(facts, at) : toolHover(facts, tool);
  if (value === undefined || value === '') return undefined;
  return { contents: { kind: 'markdown', value }, range: toLspRange(rangeOf(document, span, at.base)) };
}

function elsewhere(facts: Facts, { path, onKey, node, entry }: Location): string | undefined {
  const parts: (string | undefined)[] = [];
  const own = path.slice(2);
  const condition = entry && conditionAt(entry, own);
  const limit = limitAt(facts, path, entry);
  const last = path.at(-1);
  if (onKey || !isName(last)) parts.push(schemaWords(path, onKey ? undefined : node));
  if (path.length === 1 && last === 'default') parts.push(defaultHover(facts));
  if (!onKey && last === 'on_deny' && node?.type === 'string' && node.value !== '')
    parts.push(messageHover(node.value));
  if (entry && condition) {
    if (last === 'path' || last === 'value') parts.push(argumentHover(facts, entry.entry.name, condition.path.keys));
    if (last === 'op' || last === 'value') parts.push(conditionHover(condition, own[0], entry));
  }
  if (limit) {
    if (entry && last === 'increment_from' && limit.incrementFrom)
      parts.push(argumentHover(facts, entry.entry.name, limit.incrementFrom.keys));
    parts.push(limitHover(facts, limit));
  }
  return parts.filter((part) => part !== undefined).join('\n\n');
}

/** docs/language.md, 3. The decision: how a denial looks on the wire. */
function messageHover(message: string): string {
  return `The agent reads:\n\n> ${escapeMarkdown(`[POLICY DENIED] ${message}`, 1000).replaceAll('\n', '\n> ')}`;
}

/** Values that the author chooses freely: their key's words would say nothing of them. */
function isName(last: string | number | undefined): boolean {
  return last === 'path' || last === 'counter' || last === 'value' || last === 'on_deny' || last === 'description';
}

/** The schema's words on a key, or on a value of an enumeration. */
function schemaWords(path: readonly (string | number)[], node: Location['node']): string | undefined {
  const schema = schemaAt(path);
  if (!schema) return undefined;
  if (node?.type === 'string' && schema.enum) {
    const words = schema.markdownEnumDescriptions?.[schema.enum.indexOf(node.value)];
    return words === undefined ? undefined : `\`${JSON.stringify(node.value)}\`: ${words}`;
  }
  const title = schema.title === undefined ? '' : `**${schema.title}**\n\n`;
  return `${title}${schema.markdownDescription ?? schema.description ?? ''}`;
}
