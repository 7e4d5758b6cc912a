import { type Call, readCall as readText } from '@mcp-policy/engine';
import { usage } from './failure.ts';

/** The call that `--call` gives. */
export function readCall(text: string): Call {
  const read = readText(text);
  if (!read.ok) throw usage(`--call: ${read.problem}`);
  return read.call;
}
