import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadLine } from '../simulation/model.ts';
import { detectRecordingFormat } from './detect.ts';
import type { RecordingFormat } from './model.ts';
import { createRecordingReader, formatNames } from './reader.ts';

const formats: readonly RecordingFormat[] = [
  'recorded-calls',
  'json-rpc',
  'claude-code',
  'opentelemetry',
  'har',
  'intercept',
  'toolhive',
  'mcpproxy',
  'proxy-log',
];

/** Keys and words that the readers look for, so that random values get somewhere. */
const words = [
  ...['jsonrpc', '2.0', 'id', 'method', 'tools/call', 'params', 'name', 'arguments', 'result', 'error', 'isError'],
  ...['resultType', 'input_required', 'msg', 'dir', 'ts', 'server', 'grant', 'requestId', 'notifications/cancelled'],
  ...[
    'type',
    'assistant',
    'message',
    'content',
    'tool_use',
    'tool_result',
    'tool_use_id',
    'input',
    'mcp__a__b',
    'is_error',
  ],
  ...['resourceSpans', 'scopeSpans', 'spans', 'attributes', 'key', 'value', 'stringValue', 'kvlistValue', 'values'],
  ...['mcp.method.name', 'gen_ai.tool.name', 'gen_ai.tool.call.arguments', 'traceId', 'spanId', 'kind', 'intValue'],
  ...['log', 'entries', 'request', 'postData', 'text', 'response', 'headers', 'encoding', 'base64', 'mcp-name'],
  ...['tool_call', 'tool', 'args_hash', 'instance', 'argument_keys', 'timestamp', 'v', '__proto__', 'constructor', 't'],
  ...['{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"t"}}', 'data: {"jsonrpc":', '\ud800', ''],
];
const word = fc.constantFrom(...words);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 8, depthSize: 'medium' },
    word,
    fc.constantFrom(null, true, false, 0, 1, -1, 1.5, 2 ** 60),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(word, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
  ),
}));
const line = fc.oneof(
  fc.string({ unit: 'binary' }),
  word,
  value.map((held) => JSON.stringify(held)),
  fc.tuple(value, fc.nat(200)).map(([held, length]) => JSON.stringify(held).slice(0, length)),
);

function readAll(format: RecordingFormat, whole: boolean, lines: readonly string[]): readonly ReadLine[] {
  const reader = createRecordingReader({ format, whole });
  const reads = [...lines.flatMap((text, i) => reader.push(text, i + 1)), ...reader.end()];
  reader.notes();
  return reads;
}

describe('every reader', () => {
  it.each(formats)('takes any text: %s', (format) => {
    expect(formatNames[format]).not.toBe('');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (lines, whole) => {
        for (const read of readAll(format, whole, lines)) {
          if (read.kind === 'broken') expect(read.broken.reason).not.toBe('');
          if (read.kind !== 'call') continue;
          expect(read.call.tool).not.toBe('');
          expect(read.call.line).toBeLessThanOrEqual(lines.length);
          if (read.call.argumentsText !== undefined) JSON.parse(read.call.argumentsText);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(formats)('tells of every line what became of it: %s', (format) => {
    fc.assert(
      fc.property(line, (text) => {
        expect(readAll(format, false, [text.replaceAll('\n', ' ')]).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is found for any text', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(formats).toContain(detectRecordingFormat(lines.join('\n')).format);
      }),
    );
  });
});
