import { RE2JS } from 're2js';

/** Why a pattern is no RE2 expression, or undefined when it is one. */
export function regexFault(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
