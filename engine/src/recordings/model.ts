import type { ReadLine } from '../simulation/model.ts';
import type { JsonView } from './json-view.ts';

/** What a recording was written by (docs/recordings.md). */
export type RecordingFormat =
  | 'recorded-calls'
  | 'json-rpc'
  | 'claude-code'
  | 'opentelemetry'
  | 'har'
  | 'intercept'
  | 'toolhive'
  | 'mcpproxy'
  | 'proxy-log';

export interface DetectedRecording {
  readonly format: RecordingFormat;
  /** True when the text is one JSON document over several lines, so that only its end tells what it holds. */
  readonly whole: boolean;
}

/** Turns a recording into calls, in the order in which they were made in it. Never throws, whatever the text. */
export interface RecordingReader {
  /**
   * Takes the next line, without its end; `line` counts from 1. What comes back may be about earlier lines: a call waits for
   * its answer while others follow, in bounded numbers.
   */
  push(text: string, line: number): readonly ReadLine[];
  /** What still waits at the end. Call it once. */
  end(): readonly ReadLine[];
  /** What a person should know of this recording, in sentences. */
  notes(): readonly string[];
}

export interface ReaderOptions {
  /** Keys of the servers that are known, to tell server and tool apart in a name that holds both. */
  readonly servers?: readonly string[];
  /** Shared by the readers of files that may repeat each other's calls, as resumed sessions do. */
  readonly seen?: SeenCalls;
}

/** Remembers the latest calls, in bounded number. */
export interface SeenCalls {
  /** True when this call was seen before. */
  repeats(signature: string): boolean;
}

/** Reads the JSON values of a recording one after the other. It may throw `Unreadable` for a value. */
export interface ValueReader {
  read(value: JsonView): readonly ReadLine[];
  /** A line that is no JSON as a whole, in a format that may be a log. Undefined: it should have been JSON. */
  readonly readLogLine?: (text: string, line: number) => readonly ReadLine[] | undefined;
  end(): readonly ReadLine[];
  notes(): readonly string[];
}
