import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecordingReader, detectionLength, detectRecordingFormat, type RecordedCall } from '@mcp-policy/engine';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;

interface Expected {
  readonly format: string;
  /** True for one document over several lines. */
  readonly whole?: boolean;
  readonly calls: readonly RecordedCall[];
  readonly broken: readonly { readonly line: number; readonly reason: string }[];
  /** How many of each kind were passed over. */
  readonly others: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

function expectedOf(file: string): Expected {
  return JSON.parse(readFileSync(file.replace(/\.[a-z]+$/, '.expected.json'), 'utf8'));
}

function read(text: string): Expected {
  const recording = detectRecordingFormat(text.slice(0, detectionLength));
  const reader = createRecordingReader(recording);
  const lines = text.split('\n');
  const reads = [...lines.flatMap((line, i) => reader.push(line, i + 1)), ...reader.end()];
  const others: Record<string, number> = {};
  for (const read of reads) if (read.kind === 'other') others[read.what] = (others[read.what] ?? 0) + 1;
  const found: Expected = {
    format: recording.format,
    ...(recording.whole && { whole: true }),
    calls: reads.flatMap((read) => (read.kind === 'call' ? [read.call] : [])),
    broken: reads.flatMap((read) => (read.kind === 'broken' ? [read.broken] : [])),
    others,
    notes: reader.notes(),
  };
  // What is undefined is not there in JSON.
  return JSON.parse(JSON.stringify(found));
}

const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const recordings = folders.flatMap(({ name }) =>
  readdirSync(path.join(here, name))
    .filter((file) => !file.endsWith('.expected.json'))
    .map((file) => `${name}/${file}`),
);

describe('a recording', () => {
  it('is here for every reader', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(11);
    expect(folders.map(({ name }) => name)).toEqual([
      'claude-code',
      'har',
      'intercept',
      'json-rpc',
      'mcpproxy',
      'opentelemetry',
      'proxy-log',
      'recorded-calls',
      'toolhive',
    ]);
  });

  it.each(recordings)('is told by its content and read into exactly its calls: %s', (file) => {
    const expected = expectedOf(path.join(here, file));
    expect(expected.format).toBe(path.dirname(file));
    expect(expected.calls.length).toBeGreaterThan(0);
    expect(read(readFileSync(path.join(here, file), 'utf8'))).toEqual(expected);
  });
});
