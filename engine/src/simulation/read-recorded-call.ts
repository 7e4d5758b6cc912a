import { parseTimestamp } from '../decision/timestamp.ts';
import type { MCPPolicyRecordedCall } from '../generated/recorded-call.ts';
import { validateRecordedCall } from '../generated/recorded-call.validators.js';
import { parseJson } from '../syntax/json.ts';
import { type Slice, sliceObject } from './line-slices.ts';
import type { ReadLine } from './model.ts';

const known = new Set(['v', 'ts', 'grant', 'server', 'tool', 'arguments', 'argument_keys', 'outcome']);

/** Other formats' names for the arguments, and misspelt ones: ignoring such a key would decide the call as if it had none. */
const meantArguments = /^(?:arg.*|params|parameters|input)$/i;

/** A longer line is not searched for the exact place of its fault. */
const longestExplained = 1_000_000;

/**
 * Reads one line of a recording (docs/recordings.md): `line` counts from 1 and is only for reports. Strict: a line that is
 * not JSON, has a key twice or lacks what decides is broken, with the reason in words (never its values, which may be
 * secrets). A time that is missing or unreadable breaks nothing: the call comes without one. The arguments are kept as
 * source text, so that their numbers stay exact.
 */
export function readRecordedCall(text: string, line: number): ReadLine {
  const source = line === 1 ? text.replace(/^\uFEFF/, '') : text;
  if (source.trim() === '') return { kind: 'empty' };
  const broken = (reason: string): ReadLine => ({ kind: 'broken', broken: { line, reason } });
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return broken(`is not JSON${faultOf(source)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('holds no object');
  const slices = sliceObject(source);
  const twice = repeatedKey(slices);
  if (twice !== undefined) return broken(`has the key ${shown(twice)} twice`);
  const strange = slices.map(({ key }) => key).filter((key) => !known.has(key));
  if (!isRecordedCall(value)) return broken(shapeFault());
  const misnamed = strange.find((key) => meantArguments.test(key));
  if (misnamed !== undefined && !Object.hasOwn(value, 'arguments') && !Object.hasOwn(value, 'argument_keys')) {
    return broken(`keeps something under ${shown(misnamed)}: a recorded call has "arguments" or "argument_keys"`);
  }
  // A lone surrogate equals no tool of any server; it could only be compared by accident.
  if (!value.tool.isWellFormed()) return broken('names a tool that is no Unicode text');
  const { ts, grant = 'default', server, tool, argument_keys: argumentKeys, outcome = 'complete' } = value;
  const tsText = typeof ts === 'string' ? ts : undefined;
  return {
    kind: 'call',
    call: {
      line,
      ts: tsText === undefined ? undefined : parseTimestamp(tsText),
      tsText,
      grant,
      server,
      tool,
      argumentsText: textOf(slices, 'arguments'),
      argumentKeys,
      outcome,
      ...(strange.length > 0 && { ignoredKeys: strange }),
    },
  };
}

function isRecordedCall(value: object): value is MCPPolicyRecordedCall {
  return validateRecordedCall(value);
}

function repeatedKey(slices: readonly Slice[]): string | undefined {
  const seen = new Set<string>();
  for (const { key } of slices) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return undefined;
}

function textOf(slices: readonly Slice[], key: string): string | undefined {
  return slices.find((slice) => slice.key === key)?.text;
}

function shown(key: string): string {
  const quoted = JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
  return quoted.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** The place of the fault. The line's own text is not repeated: it may hold a secret. */
function faultOf(source: string): string {
  if (source.length > longestExplained) return '';
  const [first] = parseJson(source).problems;
  return first === undefined ? '' : ` (column ${first.range.start.character + 1})`;
}

function shapeFault(): string {
  const errors = validateRecordedCall.errors ?? [];
  const missing = errors.find(({ keyword }) => keyword === 'required' && keyword !== undefined);
  const both = errors.find(({ keyword }) => keyword === 'not');
  const property = missing?.params.missingProperty;
  if (property === 'v') return 'has no "v": 1, so it is no recorded call, or one of another format';
  if (typeof property === 'string') return `has no ${shown(property)}`;
  if (both) return 'has both "arguments" and "argument_keys"';
  const [first] = errors;
  const key = first?.instancePath.split('/')[1] ?? '';
  switch (key) {
    case 'v':
      return 'has another version than "v": 1';
    case 'outcome':
      return 'has an unknown "outcome": complete, input_required, tool_error, rpc_error, timeout and cancelled are known';
    case 'argument_keys':
      return '"argument_keys" must be a list of texts';
    case '':
      return 'has the wrong shape';
    default:
      return `${shown(key)} must be a text${key === 'tool' || key === 'server' ? ' that is not empty' : ''}`;
  }
}
