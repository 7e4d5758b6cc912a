import type { ServerDefinition } from './model.ts';

/** `${name}` in a configuration; `fallback` is the text after `:-`. */
export interface Variable {
  /** The whole reference, as written. */
  readonly source: string;
  /** `workspaceFolder`, `env:X`, `input:x`, `userHome`… A plain `${X}` is `env:X`, as `.mcp.json` writes it. */
  readonly name: string;
  readonly fallback: string | undefined;
}

/** Variables that stand for a place or a separator and not for something of the environment. */
const places = new Set(['workspaceFolder', 'workspaceFolderBasename', 'userHome', 'pathSeparator', '/', 'cwd']);

const reference = /\$\{([^{}]*)\}/g;

/** Every variable that `text` refers to, in order. */
export function variablesIn(text: string): Variable[] {
  return [...text.matchAll(reference)].map(([source, inner = '']) => variableOf(source, inner));
}

function variableOf(source: string, inner: string): Variable {
  if (places.has(inner)) return { source, name: inner, fallback: undefined };
  const [kind = '', ...rest] = inner.split(':');
  if (rest.length > 0 && !rest[0]?.startsWith('-')) return { source, name: inner, fallback: undefined };
  return { source, name: `env:${kind}`, fallback: rest.length > 0 ? rest.join(':').slice(1) : undefined };
}

/** `text` with each variable replaced by what `values` has for its source. Replaced text is not read again. */
export function replaceVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(reference, (source) => values.get(source) ?? source);
}

/** Every text of a definition that variables may stand in. */
export function textsOf(definition: ServerDefinition): string[] {
  if (definition.type !== 'stdio') return [definition.url, ...Object.values(definition.headers)];
  const { command, args, env, cwd, envFile } = definition;
  return [command, ...args, ...Object.values(env), cwd ?? '', envFile ?? ''];
}
