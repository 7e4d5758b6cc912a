import { type Call, parseJson } from '@mcp-policy/engine';
import { messageOf, usage } from './failure.ts';

const known = new Set([
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
]);

/**
 * A call from JSON: `tool`, and `arguments` or `argument_keys`, `grant`, `server`, `ts`, `approved`; a line of a recording will
 * do. The arguments stay source text, so that their numbers are exact and a key that stands twice is seen.
 */
export function readCall(text: string): Call {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const [first] = parseJson(text).problems;
    const place =
      first === undefined ? messageOf(error) : `column ${first.range.start.character + 1}: ${first.message}`;
    throw usage(`--call is not JSON (${place})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usage('--call is an object such as {"tool":"create_issue","arguments":{}}.');
  }
  const given = new Map<string, unknown>(Object.entries(value));
  for (const key of given.keys()) {
    if (!known.has(key))
      throw usage(`--call has ${JSON.stringify(key)}, which a call does not know. It knows ${[...known].join(', ')}.`);
  }
  const tool = textIn(given, 'tool');
  if (tool === undefined) throw usage('--call has no "tool".');
  const keys = given.get('argument_keys');
  if (keys !== undefined && !isTexts(keys)) throw usage('"argument_keys" in --call is a list of texts.');
  const ts = given.get('ts');
  const argumentsText = sourceOf(text, 'arguments') ?? textIn(given, 'argumentsText');
  const [grant, server] = [textIn(given, 'grant'), textIn(given, 'server')];
  return {
    tool,
    ...(argumentsText !== undefined && { argumentsText }),
    ...(keys !== undefined && { argumentKeys: keys }),
    ...(grant !== undefined && { grant }),
    ...(server !== undefined && { server }),
    ...((typeof ts === 'string' || typeof ts === 'number') && { ts }),
    ...(given.get('approved') === true && { approved: true }),
  };
}

function textIn(given: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const value = given.get(key);
  if (value === undefined || typeof value === 'string') return value;
  throw usage(`${JSON.stringify(key)} in --call is a text.`);
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
