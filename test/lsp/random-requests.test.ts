import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import { type Kind, kinds, LspClient } from './client.ts';
import { type Action, garbage, sensible } from './random-actions.ts';
import { faulty, shopPolicy, snapshot } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const seed = Number(process.env.MCP_POLICY_SEED ?? Date.now() % 2 ** 31);
/** A leak of the documents that were ever open would not fit, in megabytes of heap. */
const heap = 128;
/** Milliseconds in which every request is answered; a stuck one never is. */
const patience = 60_000;

/** Milliseconds for one kind of client; on a quiet machine it takes a few seconds. */
const longest = 180_000;

/** Refusals that are answers; anything else (`InternalError`) is a fault of the server. */
const refusals: ReadonlySet<number> = new Set([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ServerCancelled,
  LSPErrorCodes.RequestFailed,
  ErrorCodes.InvalidParams,
  ErrorCodes.MethodNotFound,
]);

interface Sent {
  readonly action: Action;
  /** What came instead of an answer. */
  readonly outcome: Promise<string | undefined>;
}

/** A client that sends without waiting, and keeps open and closed documents apart as the protocol wants it. */
class Sender {
  readonly #client: LspClient;
  readonly #open = new Set<string>();
  readonly requests: Sent[] = [];
  /** Reasons that came with refusals: whoever asked has been told. */
  readonly told = new Set<string>();

  constructor(client: LspClient) {
    this.#client = client;
  }

  async send(action: Action): Promise<void> {
    switch (action.type) {
      case 'request':
        this.requests.push({ action, outcome: this.#ask(action) });
        return;
      case 'open':
        if (this.#open.has(action.uri)) await this.#client.close(action.uri);
        this.#open.add(action.uri);
        return this.#client.open(action.uri, action.text, action.languageId);
      case 'edit':
        if (this.#open.has(action.uri)) await this.#client.edit(action.uri, action.change);
        return;
      case 'save':
        if (this.#open.has(action.uri)) await this.#client.save(action.uri);
        return;
      case 'close':
        if (this.#open.delete(action.uri)) await this.#client.close(action.uri);
        return;
      case 'notify':
        return this.#client.connection.sendNotification(action.method, action.params);
    }
  }

  async #ask({ method, params, cancel }: Action & { readonly type: 'request' }): Promise<string | undefined> {
    const source = new CancellationTokenSource();
    const answer = this.#client.connection.sendRequest(method, params, source.token);
    if (cancel) source.cancel();
    return answer.then(
      () => undefined,
      (error: unknown) => {
        if (!(error instanceof ResponseError && refusals.has(error.code))) return `${method}: ${String(error)}`;
        this.told.add(error.message);
        return undefined;
      },
    );
  }

  async closeAll(): Promise<void> {
    for (const uri of this.#open) await this.#client.close(uri);
    this.#open.clear();
  }
}

/** The requests that were not answered in time, and the faults that came as answers. */
async function faultsOf(requests: readonly Sent[]): Promise<readonly string[]> {
  const waiting = new Map(requests.entries());
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  const faults: string[] = [];
  const all = [...waiting].map(async ([index, { outcome }]) => {
    const fault = await outcome;
    waiting.delete(index);
    if (fault !== undefined) faults.push(fault);
  });
  await Promise.race([Promise.all(all), tooLong]);
  clearTimeout(timer);
  return [...faults, ...[...waiting.values()].map(({ action }) => `never answered: ${JSON.stringify(action)}`)];
}

async function started(kind: Kind) {
  const folder = await workspaceFolder({
    'shop.mcp-policy.json': shopPolicy,
    '.mcp-policy/snapshots/shop.json': snapshot,
    '.mcp-policy/recordings/monday.jsonl': '{"v":1,"ts":"2026-11-20T09:00:00.000Z","tool":"list_orders"}\n',
  });
  const client = await LspClient.start({
    kind,
    folders: [folder.uri],
    commands: ['mcpPolicy.simulateCalls'],
    env: { NODE_OPTIONS: `--max-old-space-size=${heap}` },
  });
  const names = ['shop.mcp-policy.json', 'a.policy.json', 'b/policy.json', '.mcp-policy/snapshots/shop.json'];
  return { client, folder, uris: names.map((name) => folder.at(name)) };
}

/** What the server says of a document that nobody has touched before. */
async function lookAround(client: LspClient, uri: string) {
  await client.open(uri, faulty);
  const textDocument = { uri };
  const found = await client.diagnostics(uri);
  const hover = await client.request('textDocument/hover', { textDocument, position: { line: 2, character: 4 } });
  const symbols = await client.request('textDocument/documentSymbol', { textDocument });
  await client.close(uri);
  return { found, hover, symbols };
}

describe.each(kinds)('a %s client', (kind) => {
  test(
    `is answered after 2,000 random requests in random order as before the first (MCP_POLICY_SEED=${seed})`,
    async () => {
      const { client, uris, folder } = await started(kind);
      const fresh = folder.at('fresh/policy.json');
      const before = await lookAround(client, fresh);
      const sender = new Sender(client);

      const actions = fc.sample(sensible(uris), { seed, numRuns: 2900 });
      for (const action of actions) await sender.send(action);
      expect(sender.requests.length).toBeGreaterThan(1400);
      expect(await faultsOf(sender.requests)).toEqual([]);
      // Nothing that keeps to the protocol is a surprise to the server: it logs only what it has told as well.
      const surprises = client.logged.filter((message) => ![...sender.told].some((reason) => message.endsWith(reason)));
      expect(surprises).toEqual([]);

      const wrong = fc.sample(garbage, { seed, numRuns: 600 });
      for (const action of wrong) await sender.send(action);
      expect(sender.requests.length).toBeGreaterThan(2000);
      expect(await faultsOf(sender.requests)).toEqual([]);

      await sender.closeAll();
      expect(await lookAround(client, fresh)).toEqual(before);
      expect(client.stderr).toBe('');
    },
    longest,
  );
});
