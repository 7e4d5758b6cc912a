import { RE2JS } from 're2js';
import { isSurelyPattern } from './surely-pattern.ts';

/** Patterns judged lately: policies repeat their patterns, and compiling one takes longer than reading an entry. */
const judged = new Map<string, string | undefined>();
const mostJudged = 500;

/** Why a pattern is no RE2 expression, or undefined when it is one. */
export function regexFault(pattern: string): string | undefined {
  if (isSurelyPattern(pattern)) return undefined;
  if (judged.has(pattern)) return judged.get(pattern);
  if (judged.size >= mostJudged) judged.clear();
  const fault = compileFault(pattern);
  judged.set(pattern, fault);
  return fault;
}

function compileFault(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
