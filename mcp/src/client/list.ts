import type { Client, StandardSchemaV1 } from '@modelcontextprotocol/client';
import { isRecord, type JsonRecord, ownValue } from '../json.ts';
import { count } from '../text.ts';
import { type Limits, TakeError } from './options.ts';

/** Pages belong together only if nothing changed between them; a server that changes for ever is not waited for. */
const mostWalks = 3;

/** Takes whatever is an object: what is in it is judged tool by tool, so that one broken tool hides no other. */
const anyObject: StandardSchemaV1<unknown, JsonRecord> = {
  '~standard': {
    version: 1,
    vendor: 'mcp-policy',
    validate: (value) => (isRecord(value) ? { value } : { issues: [{ message: 'no object' }] }),
  },
};

export interface ListedTools {
  readonly tools: readonly unknown[];
  readonly notes: readonly string[];
  /** The shortest that any page says it holds, in milliseconds; undefined when none says. */
  readonly ttlMs: number | undefined;
  /** How often the server had said that its tools changed when this listing began. */
  readonly seen: number;
}

/**
 * Every entry of `tools/list`, over all pages. The library's `listTools()` stops after 64 pages, so the cursors are walked
 * here; an empty cursor is a cursor. When the server says that its tools changed meanwhile, the walk begins anew.
 *
 * @param changes how often the server has said so, so far
 */
export async function listTools(
  client: Client,
  limits: Limits,
  signal: AbortSignal,
  changes: () => number,
): Promise<ListedTools> {
  for (let walk = 1; ; walk++) {
    const seen = changes();
    const listed = await walkPages(client, limits, signal);
    if (changes() === seen || listed.pages === 1) return { ...listed, seen, notes: [] };
    if (walk < mostWalks) continue;
    return { ...listed, seen, notes: ['the server kept changing its tools while they were listed'] };
  }
}

interface Walk {
  readonly tools: readonly unknown[];
  readonly pages: number;
  readonly ttlMs: number | undefined;
}

async function walkPages(client: Client, limits: Limits, signal: AbortSignal): Promise<Walk> {
  const tools: unknown[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  let ttlMs: number | undefined;
  for (let pages = 1; ; pages++) {
    const page = await client.request(
      { method: 'tools/list', params: cursor === undefined ? {} : { cursor } },
      anyObject,
      {
        signal,
        // The deadline of the whole is what ends it.
        timeout: 2 * limits.timeoutMs,
      },
    );
    const entries = ownValue(page, 'tools');
    if (!Array.isArray(entries)) throw new TakeError('the server answered "tools/list" without a list of tools');
    for (const entry of entries) tools.push(entry);
    if (tools.length > limits.maxTools) {
      throw new TakeError(
        `the server lists more than ${count(limits.maxTools, 'tool')}; a snapshot of a part would look complete`,
      );
    }
    const ttl = ownValue(page, 'ttlMs');
    if (typeof ttl === 'number' && ttl >= 0) ttlMs = Math.min(ttl, ttlMs ?? ttl);
    const next = ownValue(page, 'nextCursor');
    if (next === undefined || next === null) return { tools, pages, ttlMs };
    if (typeof next !== 'string') throw new TakeError('the server answered "tools/list" with a cursor that is no text');
    if (seen.has(next)) throw new TakeError(`the server's pages go round in a circle after ${count(pages, 'page')}`);
    if (pages >= limits.maxPages)
      throw new TakeError(`the server's listing has more than ${count(limits.maxPages, 'page')}`);
    seen.add(next);
    cursor = next;
  }
}
