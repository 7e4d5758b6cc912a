import type { ReadLine } from '../simulation/model.ts';
import { readRecordedCall } from '../simulation/read-recorded-call.ts';
import { broken, guarded, passedOver } from './calls.ts';
import { createClaudeCodeReader } from './claude-code.ts';
import { createHarReader } from './har.ts';
import { createInterceptReader } from './intercept.ts';
import { createJsonRpcReader } from './json-rpc.ts';
import { JsonView, Unreadable } from './json-view.ts';
import { createMcpProxyReader } from './mcpproxy.ts';
import type { DetectedRecording, ReaderOptions, RecordingFormat, RecordingReader, ValueReader } from './model.ts';
import { createOpenTelemetryReader } from './opentelemetry.ts';
import { createProxyLogReader } from './proxy-log.ts';
import { createToolHiveReader } from './toolhive.ts';

/** What people call each format. */
export const formatNames: Readonly<Record<RecordingFormat, string>> = {
  'recorded-calls': 'recorded calls',
  'json-rpc': 'JSON-RPC messages',
  'claude-code': 'Claude Code transcript',
  opentelemetry: 'OpenTelemetry spans',
  har: 'HAR',
  intercept: 'Intercept events',
  toolhive: 'ToolHive audit log',
  mcpproxy: 'mcpproxy activity log',
  'proxy-log': 'proxy log',
};

/** UTF-16 code units. A longer document is not held in memory. */
export const longestDocument = 128 * 1024 * 1024;

/** Reads a recording of a format that `detectRecordingFormat` told. */
export function createRecordingReader(recording: DetectedRecording, options: ReaderOptions = {}): RecordingReader {
  const { format, whole } = recording;
  if (format === 'recorded-calls' && !whole) return recordedCallsReader;
  const values = valueReaderOf(format, options);
  // A list of messages is one message to JSON-RPC; elsewhere a list stands for its items.
  const read = (value: JsonView) => {
    if (!value.isArray || format === 'json-rpc') return guarded(value.line, () => values.read(value));
    const items = value.items();
    if (items.length === 0) return [passedOver('empty lists')];
    return items.flatMap((item) => guarded(item.line, () => values.read(item)));
  };
  const push = whole ? createDocument(read, values) : createLines(read, values);
  return { ...push, notes: () => values.notes() };
}

function valueReaderOf(format: RecordingFormat, options: ReaderOptions): ValueReader {
  switch (format) {
    case 'recorded-calls':
      return recordedCallValues;
    case 'json-rpc':
      return createJsonRpcReader();
    case 'claude-code':
      return createClaudeCodeReader(options);
    case 'opentelemetry':
      return createOpenTelemetryReader();
    case 'har':
      return createHarReader();
    case 'intercept':
      return createInterceptReader();
    case 'toolhive':
      return createToolHiveReader();
    case 'mcpproxy':
      return createMcpProxyReader();
    case 'proxy-log':
      return createProxyLogReader();
  }
}

const nothing: readonly never[] = [];
const silent = { end: () => nothing, notes: () => nothing };

/** Our own lines, which need no looking at other lines. */
const recordedCallsReader: RecordingReader = { push: (text, line) => [readRecordedCall(text, line)], ...silent };

const recordedCallValues: ValueReader = { read: (value) => [readRecordedCall(value.text, value.line)], ...silent };

type Read = (value: JsonView) => readonly ReadLine[];

function createLines(read: Read, values: ValueReader): Pick<RecordingReader, 'push' | 'end'> {
  return {
    push(text, line) {
      const source = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (source.trim() === '') return [{ kind: 'empty' }];
      return guarded(line, () => {
        const value = parsed(source, line);
        if (value instanceof JsonView) return read(value);
        const found = values.readLogLine?.(source, line);
        if (found === undefined) throw value;
        return found;
      });
    },
    end: () => values.end(),
  };
}

function parsed(text: string, line: number): JsonView | Unreadable {
  try {
    return JsonView.parse(text, line);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** Holds the lines until the last one has come. */
function createDocument(read: Read, values: ValueReader): Pick<RecordingReader, 'push' | 'end'> {
  let lines: string[] = [];
  let length = 0;
  let first = 1;
  return {
    push(text, line) {
      if (length > longestDocument) return nothing;
      if (lines.length === 0) first = line;
      length += text.length + 1;
      lines.push(line === 1 ? text.replace(/^\uFEFF/, '') : text);
      if (length <= longestDocument) return nothing;
      lines = [];
      return [
        broken(line, `is where the document grew too long to be read: more than ${longestDocument / 1024 / 1024} MiB`),
      ];
    },
    end() {
      const text = lines.join('\n');
      lines = [];
      if (text.trim() === '') return values.end();
      return [...guarded(first, () => read(JsonView.parse(text, first))), ...values.end()];
    },
  };
}
