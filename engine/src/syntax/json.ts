import type { Problem, UnplacedProblem } from '../problem.ts';
import type { JsonNode } from './nodes.ts';
import { TreeParser } from './parser.ts';
import { lineStartsOf, rangeOf, type TextLines } from './places.ts';

export interface ParsedJson {
  /** As much as can be told of the text; undefined when it holds no value. */
  readonly root: JsonNode | undefined;
  /** Sorted by place; the text is strict JSON (RFC 8259, no key twice in one object) when there are none. */
  readonly problems: readonly Problem[];
}

/** Reads any text as strict JSON, with places, and never throws. */
export function parseJson(text: string): ParsedJson {
  const parser = new TreeParser(text);
  const root = parser.readRoot();
  const document = { text, lineStarts: lineStartsOf(text) };
  return { root, problems: placeProblems(document, parser.allProblems(), 0).sort(byPlace) };
}

/** Gives problems their place in the text. `base` is the offset that their spans are relative to. */
export function placeProblems(document: TextLines, problems: readonly UnplacedProblem[], base: number): Problem[] {
  return problems.map(({ offset, length, ...problem }) => ({
    ...problem,
    range: rangeOf(document, { offset, length }, base),
  }));
}

export function byPlace(a: Problem, b: Problem): number {
  return a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset;
}
