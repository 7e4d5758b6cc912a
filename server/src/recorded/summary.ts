import { createObserver } from '@mcp-policy/engine';
import { createCalledLines, type RecordedFacts, type RecordedLine } from '@mcp-policy/language';
import type { Runtime } from '../runtime.ts';
import type { Replay } from './replay.ts';

/** What recordings show, whatever a policy says of it. */
export interface Summary {
  readonly facts: RecordedFacts;
  /** Where the latest calls of each tool stand; `source` is an index into `recordings`. */
  readonly lines: ReadonlyMap<string, readonly RecordedLine[]>;
  readonly recordings: readonly string[];
}

/** Reads recordings for what is asked of them while somebody writes: values, and where the calls stand. */
export async function summarize(simulate: NonNullable<Runtime['simulate']>, replay: Replay): Promise<Summary> {
  const observer = createObserver();
  const lines = createCalledLines();
  await simulate({
    ...replay,
    policy: null,
    limits: false,
    onCall: ({ recorded, source }) => {
      observer.add(recorded);
      lines.add(recorded, source);
    },
    onProgress: () => undefined,
  });
  const tools = new Map(observer.finish().tools.map((tool) => [tool.name, tool]));
  return { facts: { tools }, lines: lines.finish(), recordings: replay.recordings };
}
