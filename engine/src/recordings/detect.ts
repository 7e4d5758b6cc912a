import { parseJson } from '../syntax/json.ts';
import type { JsonNode, ObjectNode } from '../syntax/nodes.ts';
import { memberOf } from '../syntax/values.ts';
import { mcpProxyEvents } from './mcpproxy.ts';
import type { DetectedRecording, RecordingFormat } from './model.ts';

/** How many characters of a recording tell its format: pass as many, or all there are. */
export const detectionLength = 256 * 1024;

const mostLines = 200;

/**
 * What wrote a recording, told by what stands at its beginning, never by its name. `head` may be cut off anywhere. What looks
 * like nothing known is read as our own recorded calls, which says of every line what is wrong with it.
 */
export function detectRecordingFormat(head: string): DetectedRecording {
  const text = head.slice(0, detectionLength).replace(/^\uFEFF/, '');
  const lines = text.split(/\r?\n/, mostLines).filter((line) => line.trim() !== '');
  if (isSpread(lines)) {
    const format = formatOf(parseJson(text).root);
    if (format) return { format, whole: true };
  }
  for (const line of lines) {
    const format = /^\s*[[{]/.test(line) ? formatOf(parseJson(line).root) : undefined;
    if (format) return { format, whole: false };
    if (line.includes('"jsonrpc"') && /[{[]\s*[{"]/.test(line)) return { format: 'json-rpc', whole: false };
  }
  return { format: 'recorded-calls', whole: false };
}

/** Whether the first line only begins a value, as where JSON is written over several lines. */
function isSpread(lines: readonly string[]): boolean {
  const [first = '', second = ''] = lines;
  if (lines.length < 2 || !/[[{,:]\s*$/.test(first)) return false;
  // An object that is followed by a whole one was not spread, but cut off.
  return /^\s*\[/.test(first) || (/^\s*\{/.test(first) && !isObject(second));
}

function isObject(line: string): boolean {
  return parseJson(line).problems.length === 0 && /^\s*\{/.test(line);
}

function formatOf(root: JsonNode | undefined): RecordingFormat | undefined {
  const node = root?.type === 'array' ? root.items[0] : root;
  if (node?.type !== 'object') return undefined;
  return shapes.find(({ fits }) => fits(node))?.format;
}

const has = (node: JsonNode, ...keys: readonly string[]) => keys.every((key) => memberOf(node, key) !== undefined);

const hasOne = (node: JsonNode, ...keys: readonly string[]) => keys.some((key) => memberOf(node, key) !== undefined);

function textAt(node: JsonNode, key: string): string {
  const member = memberOf(node, key);
  return member?.type === 'string' ? member.value : '';
}

/** The surest first. */
const shapes: readonly { readonly format: RecordingFormat; readonly fits: (node: ObjectNode) => boolean }[] = [
  { format: 'json-rpc', fits: (node) => has(node, 'jsonrpc') },
  { format: 'recorded-calls', fits: (node) => has(node, 'v', 'tool') },
  {
    format: 'har',
    fits: (node) => memberOf(memberOf(node, 'log'), 'entries') !== undefined || isHarHead(memberOf(node, 'log')),
  },
  { format: 'opentelemetry', fits: (node) => hasOne(node, 'resourceSpans', 'resourceLogs', 'resourceMetrics') },
  {
    format: 'intercept',
    fits: (node) =>
      has(node, 'type', 'ts', 'instance') || (textAt(node, 'type') === 'tool_call' && has(node, 'tool', 'args_hash')),
  },
  {
    format: 'proxy-log',
    fits: (node) =>
      has(node, 'tool') && (hasOne(node, 'argument_keys', 'argumentKeys') || textAt(node, 'method') === 'tools/call'),
  },
  {
    format: 'toolhive',
    fits: (node) => textAt(node, 'msg') === 'audit_event' || has(node, 'type', 'outcome', 'component', 'subjects'),
  },
  {
    format: 'mcpproxy',
    fits: (node) => mcpProxyEvents.has(textAt(node, 'type')) && has(node, 'id', 'status', 'timestamp'),
  },
  {
    format: 'claude-code',
    fits: (node) =>
      has(node, 'type') && hasOne(node, 'sessionId', 'parentUuid', 'leafUuid', 'uuid') && !has(node, 'tool'),
  },
  { format: 'json-rpc', fits: (node) => node.properties.some(({ value }) => wrapsMessage(value)) },
];

/** The head of a HAR file may end before its entries begin. */
function isHarHead(log: JsonNode | undefined): boolean {
  return log?.type === 'object' && has(log, 'version', 'creator');
}

function wrapsMessage(value: JsonNode | undefined): boolean {
  if (value?.type === 'string') return /^\s*[[{]/.test(value.value) && value.value.includes('"jsonrpc"');
  const message = value?.type === 'array' ? value.items[0] : value;
  return message?.type === 'object' && has(message, 'jsonrpc');
}
