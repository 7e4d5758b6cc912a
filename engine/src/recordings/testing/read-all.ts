import type { ReadLine, RecordedCall } from '../../simulation/model.ts';
import type { ReaderOptions, RecordingFormat } from '../model.ts';
import { createRecordingReader } from '../reader.ts';

export interface ReadAll {
  readonly calls: readonly RecordedCall[];
  readonly broken: readonly string[];
  readonly others: readonly string[];
  readonly notes: readonly string[];
  /** After each line, the tools told so far. */
  readonly tools: readonly (readonly string[])[];
}

/** What a reader makes of these lines; what is no text is written as JSON. */
export function readAll(format: RecordingFormat, values: readonly unknown[], options: ReaderOptions = {}): ReadAll {
  const reader = createRecordingReader({ format, whole: false }, options);
  const tools: string[][] = [];
  const reads: ReadLine[] = [];
  values.forEach((value, i) => {
    const found = reader.push(typeof value === 'string' ? value : JSON.stringify(value), i + 1);
    tools.push(found.flatMap((read) => (read.kind === 'call' ? [read.call.tool] : [])));
    reads.push(...found);
  });
  reads.push(...reader.end());
  return {
    calls: reads.flatMap((read) => (read.kind === 'call' ? [read.call] : [])),
    broken: reads.flatMap((read) => (read.kind === 'broken' ? [`${read.broken.line}: ${read.broken.reason}`] : [])),
    others: reads.flatMap((read) => (read.kind === 'other' ? [read.what] : [])),
    notes: reader.notes(),
    tools,
  };
}
