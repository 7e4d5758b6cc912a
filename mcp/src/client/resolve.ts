import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { maskArgs } from '../server/mask.ts';
import type { HttpServer, ServerDefinition, StdioServer } from '../server/model.ts';
import { replaceVariables, textsOf, type Variable, variablesIn } from '../server/variables.ts';
import { quoted } from '../text.ts';
import { parseEnvFile } from './env-file.ts';
import { TakeError, type TakeOptions } from './options.ts';
import { Secrets } from './secrets.ts';

export interface ResolvedStdio {
  readonly type: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /** What the configuration sets; not what is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path. */
  readonly cwd: string;
}

export interface ResolvedHttp {
  readonly type: 'http' | 'sse';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Resolved {
  readonly server: ResolvedStdio | ResolvedHttp;
  /** Every value that must not be shown again. */
  readonly secrets: Secrets;
  readonly notes: readonly string[];
}

type Where = Pick<TakeOptions, 'variables' | 'workspaceFolder' | 'readFile'>;

/** A definition with its variables filled in. Throws a `TakeError` that says which value is missing. */
export async function resolveServer(definition: ServerDefinition, where: Where): Promise<Resolved> {
  const secrets = new Secrets();
  const notes: string[] = [];
  const folder = folderPath(where.workspaceFolder);
  const values = new Map<string, string>();
  for (const variable of textsOf(definition).flatMap(variablesIn)) {
    if (values.has(variable.source)) continue;
    const value = await valueFor(variable, folder, where, notes);
    values.set(variable.source, value);
    if (/^(?:input|env):/.test(variable.name)) secrets.add(value, variable.name);
  }
  const fill = (text: string) => replaceVariables(text, values);
  const server =
    definition.type === 'stdio'
      ? await resolveStdio(definition, folder, fill, where, secrets)
      : resolveHttp(definition, fill, secrets);
  return { server, secrets, notes };
}

async function valueFor(
  { source, name, fallback }: Variable,
  folder: string | undefined,
  where: Where,
  notes: string[],
): Promise<string> {
  if (name === 'workspaceFolder' || name === 'cwd') {
    if (folder !== undefined) return folder;
    throw new TakeError(`the configuration uses ${quoted(source)}, and no folder is open`);
  }
  if (name === 'workspaceFolderBasename' && folder !== undefined) return path.basename(folder);
  if (name === 'userHome') return homedir();
  if (name === 'pathSeparator' || name === '/') return path.sep;
  const asked = await where.variables(name);
  if (asked !== undefined) return asked;
  if (name.startsWith('env:')) {
    const value = process.env[name.slice('env:'.length)] ?? fallback;
    // Editors take a variable that is not set as empty; the server may well do without it.
    if (value === undefined) notes.push(`the environment variable ${quoted(name.slice(4))} is not set`);
    return value ?? '';
  }
  if (name.startsWith('input:')) {
    throw new TakeError(
      `the configuration asks for the input ${quoted(name.slice('input:'.length))}, which was not given`,
    );
  }
  throw new TakeError(`the configuration uses ${quoted(source)}, which has no value here`);
}

async function resolveStdio(
  definition: StdioServer,
  folder: string | undefined,
  fill: (text: string) => string,
  where: Where,
  secrets: Secrets,
): Promise<ResolvedStdio> {
  const base = folder ?? process.cwd();
  const fromFile =
    definition.envFile === undefined ? {} : await readEnvFile(path.resolve(base, fill(definition.envFile)), where);
  const configured = Object.entries(definition.env).map(([name, value]) => [name, fill(value)] as const);
  const env = Object.fromEntries([...Object.entries(fromFile), ...configured]);
  for (const [name, value] of Object.entries(env)) secrets.add(value, name);
  const args = definition.args.map(fill);
  for (const [i, masked] of maskArgs(args).entries()) {
    const arg = args[i] ?? '';
    if (masked === arg) continue;
    secrets.add(arg, 'secret');
    secrets.add(arg.replace(/^[^=:]*[=:]\s*/, ''), 'secret');
  }
  const cwd = path.resolve(base, fill(definition.cwd ?? '.'));
  return { type: 'stdio', command: fill(definition.command), args, env, cwd };
}

async function readEnvFile(file: string, { readFile }: Where): Promise<Record<string, string>> {
  try {
    return parseEnvFile(await readFile(pathToFileURL(file).href));
  } catch {
    throw new TakeError(`the environment file ${quoted(file)} cannot be read`);
  }
}

function resolveHttp(definition: HttpServer, fill: (text: string) => string, secrets: Secrets): ResolvedHttp {
  const headers = Object.fromEntries(Object.entries(definition.headers).map(([name, value]) => [name, fill(value)]));
  for (const value of Object.values(headers)) {
    secrets.add(value, 'secret');
    secrets.add(value.replace(/^\w+\s+/, ''), 'secret');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!isHeader(name, value))
      throw new TakeError(`the header ${quoted(name)} cannot be sent: it holds forbidden characters`);
  }
  let url: URL;
  try {
    url = new URL(fill(definition.url));
  } catch {
    throw new TakeError('the configured "url" is no URL');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TakeError(`the configured "url" has the scheme ${quoted(url.protocol)}; it can be http or https`);
  }
  for (const value of url.searchParams.values()) secrets.add(value, 'secret');
  secrets.add(decodeURIComponent(url.password), 'secret');
  if (url.username !== '' || url.password !== '') {
    throw new TakeError(
      'the configured "url" holds a user name or password, which cannot be sent; use a header instead',
    );
  }
  return { type: definition.type, url, headers };
}

function isHeader(name: string, value: string): boolean {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
}

function folderPath(folder: string | undefined): string | undefined {
  return folder?.startsWith('file:') ? fileURLToPath(folder) : folder;
}
