import { maskSecrets, type RecordedCall } from '@mcp-policy/engine';
import { same } from '../surroundings/same.ts';

/** A recorded call as an editor may show it. */
export interface ShownCall {
  readonly line: number;
  /** URI. */
  readonly recording: string;
  /** As recorded. */
  readonly ts: string | undefined;
  readonly grant: string;
  /** JSON text; undefined when none were kept. */
  readonly arguments: string | undefined;
}

/** Unless `showValues`, values that look like secrets are masked. `recordings` are URIs, `source` is the index of the call's own. */
export function shownCall(
  call: RecordedCall,
  source: number,
  recordings: readonly string[],
  showValues: boolean,
): ShownCall {
  return {
    line: call.line,
    recording: recordings[source] ?? '',
    ts: call.tsText,
    grant: call.grant,
    arguments: shownArguments(call.argumentsText, showValues),
  };
}

/** JSON text of a call's arguments; unless `showValues`, values that look like secrets are masked. */
export function shownArguments(text: string | undefined, showValues: boolean): string | undefined {
  if (text === undefined || showValues) return text;
  const value = jsonIn(text);
  const masked = maskSecrets(value);
  // Where there is nothing to hide, the text stays as it was recorded, digit for digit.
  return same(value, masked) ? text : JSON.stringify(masked);
}

/** A call that somebody wrote may hold anything for its arguments. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
