import { parseJson } from '../syntax/json.ts';
import type { Call } from './model.ts';

/** A call, or in one sentence why a text is none. */
export type ReadCall = { readonly ok: true; readonly call: Call } | { readonly ok: false; readonly problem: string };

const known: readonly string[] = [
  'v',
  'tool',
  'arguments',
  'argument_keys',
  'grant',
  'server',
  'ts',
  'approved',
  'outcome',
  'argumentsText',
];

const failed = (problem: string): ReadCall => ({ ok: false, problem });

/**
 * A call from JSON: `tool`, and `arguments` or `argument_keys`, `grant`, `server`, `ts`, `approved`; a line of a recording will
 * do. The arguments stay source text, so that their numbers are exact and a key that stands twice is seen. Never throws.
 */
export function readCall(text: string): ReadCall {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const [first] = parseJson(text).problems;
    const place = first === undefined ? String(error) : `column ${first.range.start.character + 1}: ${first.message}`;
    return failed(`The call is not JSON (${place}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed('A call is an object such as {"tool":"create_issue","arguments":{}}.');
  }
  const given = new Map<string, unknown>(Object.entries(value));
  for (const key of given.keys()) {
    if (!known.includes(key))
      return failed(`The call has ${JSON.stringify(key)}, which a call does not know. It knows ${known.join(', ')}.`);
  }
  for (const key of ['tool', 'grant', 'server', 'argumentsText']) {
    if (given.has(key) && typeof given.get(key) !== 'string')
      return failed(`${JSON.stringify(key)} of a call is a text.`);
  }
  const tool = textIn(given, 'tool');
  if (tool === undefined) return failed('The call has no "tool".');
  const keys = given.get('argument_keys');
  if (keys !== undefined && !isTexts(keys)) return failed('"argument_keys" of a call is a list of texts.');
  const ts = given.get('ts');
  const argumentsText = sourceOf(text, 'arguments') ?? textIn(given, 'argumentsText');
  const [grant, server] = [textIn(given, 'grant'), textIn(given, 'server')];
  return {
    ok: true,
    call: {
      tool,
      ...(argumentsText !== undefined && { argumentsText }),
      ...(keys !== undefined && { argumentKeys: keys }),
      ...(grant !== undefined && { grant }),
      ...(server !== undefined && { server }),
      ...((typeof ts === 'string' || typeof ts === 'number') && { ts }),
      ...(given.get('approved') === true && { approved: true }),
    },
  };
}

function textIn(given: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const value = given.get(key);
  return typeof value === 'string' ? value : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Source text of a property's value; of the last one, as `JSON.parse` reads it. */
function sourceOf(text: string, key: string): string | undefined {
  const { root } = parseJson(text);
  if (root?.type !== 'object') return undefined;
  const value = root.properties.findLast((property) => property.key.value === key)?.value;
  return value && text.slice(value.offset, value.offset + value.length);
}
