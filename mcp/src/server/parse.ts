import { isRecord, type JsonRecord, ownValue } from '../json.ts';
import { quoted } from '../text.ts';
import { inputsOf, readInputs } from './inputs.ts';
import { parseJsonc } from './jsonc.ts';
import type { ServerDefinition } from './model.ts';

export interface ParsedServerConfig {
  /** In the order of the file. */
  readonly servers: readonly ServerDefinition[];
  /** In words, ready to be shown: what could not be read. The servers that could are there all the same. */
  readonly problems: readonly string[];
}

/**
 * Reads the servers of `.vscode/mcp.json` (`servers`; comments and trailing commas allowed), `.mcp.json` and
 * `.cursor/mcp.json` (`mcpServers`; strict JSON). Variables stay unresolved.
 *
 * @param origin URI of the file, which tells the dialect
 */
export function parseServerConfig(text: string, origin: string): ParsedServerConfig {
  const vscode = /\/\.vscode\/mcp\.json$/i.test(origin);
  const { value, problem } = parseJsonc(text, vscode);
  if (problem !== undefined) return { servers: [], problems: [problem] };
  if (!isRecord(value)) return { servers: [], problems: ['the file holds no object'] };
  const key = vscode ? 'servers' : 'mcpServers';
  const other = vscode ? 'mcpServers' : 'servers';
  const listed = ownValue(value, key);
  if (listed === undefined) {
    const hint = ownValue(value, other) === undefined ? '' : `; it has "${other}", which this file does not read`;
    return { servers: [], problems: [`the file has no "${key}"${hint}`] };
  }
  if (!isRecord(listed)) return { servers: [], problems: [`"${key}" is no object of servers by name`] };
  const servers: ServerDefinition[] = [];
  const problems: string[] = [];
  const known = readInputs(ownValue(value, 'inputs'), problems);
  for (const [name, entry] of Object.entries(listed)) {
    const server = readServer(name, entry, origin, problems);
    if (server !== undefined) {
      const inputs = inputsOf(server, known);
      servers.push(inputs.length === 0 ? server : { ...server, inputs });
    }
  }
  return { servers, problems };
}

const httpTypes = new Set(['http', 'sse', 'streamable-http', 'streamableHttp']);

function readServer(name: string, entry: unknown, origin: string, problems: string[]): ServerDefinition | undefined {
  const report = (problem: string) => {
    problems.push(`server ${quoted(name)}: ${problem}`);
    return undefined;
  };
  if (name === '') return report('a server needs a name');
  if (!isRecord(entry)) return report('the entry is no object');
  const type = ownValue(entry, 'type');
  const command = ownValue(entry, 'command');
  const url = ownValue(entry, 'url');
  if (type !== undefined && type !== 'stdio' && !(typeof type === 'string' && httpTypes.has(type))) {
    return report(`type ${quoted(String(type))} is unknown; it can be "stdio", "http" or "sse"`);
  }
  if (type === 'stdio' || (type === undefined && command !== undefined)) {
    if (typeof command !== 'string' || command.trim() === '') return report('"command" is missing or no text');
    const args = ownValue(entry, 'args') ?? [];
    if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string')) {
      return report('"args" is no list of texts');
    }
    const env = readTexts(entry, 'env', report);
    if (env === undefined) return undefined;
    const cwd = readText(entry, 'cwd', report);
    const envFile = readText(entry, 'envFile', report);
    if (cwd === null || envFile === null) return undefined;
    return { name, origin, type: 'stdio', command, args, env, cwd, envFile };
  }
  if (url === undefined && type === undefined) return report('it has neither "command" nor "url"');
  if (typeof url !== 'string' || url.trim() === '') return report('"url" is missing or no text');
  const headers = readTexts(entry, 'headers', report);
  if (headers === undefined) return undefined;
  return { name, origin, type: type === 'sse' ? 'sse' : 'http', url, headers };
}

type Report = (problem: string) => undefined;

/** Undefined when absent, null when it is there and no text. */
function readText(entry: JsonRecord, key: string, report: Report): string | undefined | null {
  const value = ownValue(entry, key);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  report(`"${key}" is no text`);
  return null;
}

/** A map of texts; numbers and booleans are written out, `null` means "not set", as editors read it. */
function readTexts(entry: JsonRecord, key: string, report: Report): Record<string, string> | undefined {
  const value = ownValue(entry, key) ?? {};
  if (!isRecord(value)) return report(`"${key}" is no object of texts`);
  const texts: [string, string][] = [];
  for (const [name, text] of Object.entries(value)) {
    if (text === null) continue;
    if (typeof text === 'object') return report(`"${key}.${quoted(name).slice(1, -1)}" is no text`);
    texts.push([name, String(text)]);
  }
  return Object.fromEntries(texts);
}
