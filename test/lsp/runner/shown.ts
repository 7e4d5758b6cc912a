import { isArray, isObject, type Json } from './json.ts';

/**
 * Values of LSP as scenarios write them: a position is `"line:character"`, a range `"line:character-line:character"` (from 0, as in
 * the protocol), a URI of the scenario's workspace folder `"./name"`.
 */
export function show(value: Json, folderUri: string): Json {
  if (typeof value === 'string') return showUri(value, folderUri);
  if (isArray(value)) return value.map((one) => show(one, folderUri));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort().join();
  if (keys === 'character,line') return `${value.line}:${value.character}`;
  if (keys === 'end,start') return `${show(value.start ?? null, folderUri)}-${show(value.end ?? null, folderUri)}`;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [showUri(key, folderUri), show(one, folderUri)]));
}

/** The opposite of `show`. */
export function unshow(value: Json, folderUri: string): Json {
  if (isArray(value)) return value.map((one) => unshow(one, folderUri));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unshow(one, folderUri)]));
  if (typeof value !== 'string') return value;
  if (value === '.' || value.startsWith('./')) return folderUri + value.slice(1);
  const [, line, character, endLine, endCharacter] = /^(\d+):(\d+)(?:-(\d+):(\d+))?$/.exec(value) ?? [];
  if (line === undefined || character === undefined) return value;
  const start = { line: Number(line), character: Number(character) };
  if (endLine === undefined || endCharacter === undefined) return start;
  return { start, end: { line: Number(endLine), character: Number(endCharacter) } };
}

function showUri(text: string, folderUri: string): string {
  if (text === folderUri) return '.';
  return text.startsWith(`${folderUri}/`) ? `.${text.slice(folderUri.length)}` : text;
}
