import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diagnose, toDiagnostic } from '@mcp-policy/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConnection, StreamMessageReader } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { startServer } from '../index.ts';
import { JsonMessageWriter } from '../node/message-writer.ts';
import type { Runtime } from '../runtime.ts';
import { factsOf } from '../surroundings/facts.ts';
import { Listings } from '../surroundings/listings.ts';
import { loadSurrounding } from '../surroundings/load.ts';
import { defaultSettings } from '../surroundings/settings.ts';
import { createPipe } from '../testing/pipe.ts';
import { OpenDocument } from './open-document.ts';

/**
 * 10,000 random edits through the server's core, as an editor sends them, in batches, with undo, half-typed text and
 * reopening: after each batch the diagnostics are those of a server that has never seen the document before.
 */
const edits = 10_000;
const sessions = 50;
const seed = Number(process.env.SEED ?? 20_261_128);

const uri = 'file:///w/shop.mcp-policy.json';
const names = ['list_orders', 'get_order', 'create_refund', 'delete_order', 'run_query', 'send_mail', 'update_order'];
const snapshot = {
  v: 1,
  server: 'shop',
  takenAt: '2026-11-01T00:00:00.000Z',
  tools: names.map((name) => ({
    name,
    description: `Does ${name.replace('_', ' ')}.`,
    inputSchema: {
      type: 'object',
      properties: { amount: { type: 'number' }, path: { type: 'string' }, region: { enum: ['eu', 'us'] } },
      required: ['amount'],
    },
  })),
};
const files: Readonly<Record<string, string>> = {
  'file:///w/.mcp-policy/snapshots/shop.json': JSON.stringify(snapshot),
  'file:///w/.mcp-policy/config.json': JSON.stringify({
    suppressions: [{ rule: 'risk/destructive-callable', tool: 'delete_order', reason: 'We looked.' }],
    rules: { 'tools/unlisted': 'warning' },
  }),
};

const runtime: Runtime = {
  version: '0',
  files: {
    read: async (at) => files[at] ?? Promise.reject(new Error('there is no such file')),
    stat: async (at) => {
      const text = files[at];
      if (text !== undefined) return { type: 'file', size: text.length, modified: 0 };
      return Object.keys(files).some((name) => name.startsWith(`${at}/`))
        ? { type: 'directory', size: 0, modified: 0 }
        : undefined;
    },
    list: async (at) => [
      ...new Set(
        Object.keys(files).flatMap((name) =>
          name.startsWith(`${at}/`) ? (name.slice(at.length + 1).split('/')[0] ?? []) : [],
        ),
      ),
    ],
  },
  timer: {
    after(delay, callback) {
      if (delay > 0) {
        const later = setTimeout(callback, delay);
        return { dispose: () => clearTimeout(later) };
      }
      const soon = setImmediate(callback);
      return { dispose: () => clearImmediate(soon) };
    },
  },
  now: () => Date.parse('2026-11-20T10:00:00Z'),
};

async function connect(): Promise<ProtocolConnection> {
  const up = createPipe();
  const down = createPipe();
  // As the Node main writes: what is compared is what a client reads.
  startServer(createConnection(new StreamMessageReader(up), new JsonMessageWriter(down)), runtime);
  const connection = createProtocolConnection(down, up);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: 'file:///w',
    workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    initializationOptions: { trusted: true },
  });
  await connection.sendNotification('initialized', {});
  return connection;
}

const tool = fc.constantFrom(...names, 'lost', 'dеlete_order', '__proto__', 'a/b', '𐐀_tool', '');
const condition = fc.record({
  path: fc.constantFrom('args.amount', 'args.path', 'args.region', 'args.no', 'amount'),
  op: fc.constantFrom('eq', 'gt', 'regex', 'in', 'exists', 'like'),
  value: fc.constantFrom<unknown>(1, 'eu', ['eu'], true, '^/a', '(', null),
});
const rule = fc.record({
  conditions: fc.array(condition, { maxLength: 2 }),
  on_deny: fc.constantFrom('No.', 'Use delete_order.', 'ключ'),
});
const limit = fc.record({
  counter: fc.constantFrom('a', 'b', 'spend'),
  window: fc.constantFrom('minute', 'hour', 'day'),
  max: fc.constantFrom(0, 5, 100),
  scope: fc.constant('grant'),
});
const rules = fc.record(
  {
    require: fc.array(rule, { maxLength: 2 }),
    deny_if: fc.array(rule, { maxLength: 2 }),
    limits: fc.array(limit, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const policy = fc
  .record({
    version: fc.constant('1'),
    default: fc.constantFrom('allow', 'deny'),
    hide: fc.array(tool, { maxLength: 3 }),
    all_tools: fc.record({ limits: fc.array(limit, { maxLength: 2 }) }),
    tools: fc
      .array(fc.tuple(tool, rules), { minLength: 3, maxLength: 14 })
      .map((entries) => Object.fromEntries(entries)),
  })
  .chain((value) => fc.constantFrom(0, 2).map((indent) => `${JSON.stringify(value, null, indent)}\n`))
  .chain((text) => fc.constantFrom('\n', '\r\n', '\r').map((end) => text.replaceAll('\n', end)));

const typed = fc.oneof(
  fc.constantFrom(
    'x',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '/',
    '//',
    '/*',
    '1',
    '-',
    'tru',
  ),
  fc.constantFrom(
    '\ud83d',
    '\ude00',
    '😀',
    '\\ud83d',
    '"tools": {',
    '"hide": ["*"],',
    '"limits": [',
    '"default": "allow",',
  ),
  fc.tuple(tool, rules).map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of)},`),
  fc
    .array(fc.tuple(tool, rules), { maxLength: 6 })
    .map((many) => many.map(([name, of]) => `${JSON.stringify(name)}: ${JSON.stringify(of, null, 2)},\n`).join('')),
);
type Step =
  | { readonly kind: 'edit'; readonly at: number; readonly remove: number; readonly insert: string }
  | { readonly kind: 'undo' | 'reopen' | 'replace' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.oneof(
        { weight: 5, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.nat(3) },
        { weight: 1, arbitrary: fc.nat(400) },
      ),
      insert: fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 3, arbitrary: typed }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reopen' as const, 'replace' as const) }) },
);

/** An editor's copy of the document, that tells the server what it does. */
class Editor {
  text: string;
  readonly #connection: ProtocolConnection;
  #version = 0;
  #undo: string[] = [];
  #changes: TextDocumentContentChangeEvent[] = [];

  constructor(connection: ProtocolConnection, text: string) {
    this.#connection = connection;
    this.text = text;
  }

  async open(): Promise<void> {
    this.#version = 1;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'mcp-policy', version: 1, text: this.text },
    });
  }

  async close(): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Does a step; edits wait for `send`, so that one message holds several. */
  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'edit': {
        const start = settled(this.text, Math.floor(step.at * this.text.length));
        this.#replace(
          start,
          Math.max(start, settled(this.text, Math.min(this.text.length, start + step.remove))),
          step.insert,
        );
        return;
      }
      case 'undo': {
        const before = this.#undo.pop();
        if (before !== undefined) this.#become(before);
        return;
      }
      case 'replace':
        this.#undo.push(this.text);
        this.text = this.text.replaceAll('  ', ' ');
        this.#changes.push({ text: this.text });
        return;
      case 'reopen':
        await this.send();
        await this.close();
        await this.open();
    }
  }

  async send(): Promise<void> {
    if (this.#changes.length === 0) return;
    const contentChanges = this.#changes;
    this.#changes = [];
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges,
    });
  }

  async diagnostics(): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  #replace(start: number, end: number, text: string): void {
    this.#undo.push(this.text);
    if (this.#undo.length > 20) this.#undo.shift();
    this.#send(start, end, text);
  }

  /** An undo takes back just what was done. */
  #become(before: string): void {
    const { text } = this;
    let start = 0;
    while (start < Math.min(text.length, before.length) && text[start] === before[start]) start++;
    let rest = 0;
    while (rest < Math.min(text.length, before.length) - start && text.at(-1 - rest) === before.at(-1 - rest)) rest++;
    const from = settled(text, start);
    const to = before.length - rest;
    // Not between CR and LF at either end.
    const end = text.length - rest;
    const isSplit = text[end - 1] === '\r' && text[end] === '\n';
    this.#send(from, isSplit ? end + 1 : end, before.slice(from, isSplit ? to + 1 : to));
  }

  #send(start: number, end: number, text: string): void {
    this.#changes.push({ range: { start: positionIn(this.text, start), end: positionIn(this.text, end) }, text });
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
  }
}

/** There is no position between CR and LF. */
function settled(text: string, offset: number): number {
  return text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
}

function positionIn(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What a server says of a text that it sees for the first time. */
async function freshDiagnostics(): Promise<(text: string) => readonly unknown[]> {
  const surrounding = await loadSurrounding(uri, {
    files: runtime.files,
    folders: ['file:///w'],
    trusted: true,
    settings: Promise.resolve(defaultSettings),
  });
  const grounds = {
    known: { revision: 1, surrounding },
    listings: new Listings(),
    recorded: undefined,
    trusted: true,
    now: runtime.now(),
  };
  return (text) => {
    const { facts } = factsOf(new OpenDocument(uri, 'mcp-policy', 1, text), grounds);
    return JSON.parse(JSON.stringify(diagnose(facts).map((finding) => toDiagnostic(finding))));
  };
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed / 1e6;
}

test(`${edits} random edits (SEED=${seed}) leave what a fresh server would say, and no memory behind`, async () => {
  const connection = await connect();
  const fresh = await freshDiagnostics();
  const perSession = edits / sessions;
  let done = 0;
  let findings = 0;
  let heap = 0;
  for (let session = 0; session < sessions; session++) {
    const [start] = fc.sample(policy, { seed: seed + session, numRuns: 1 });
    const steps = fc.sample(step, { seed: seed + session, numRuns: perSession });
    const editor = new Editor(connection, start ?? '');
    await editor.open();
    for (let next = 0; next < steps.length; ) {
      // Mostly one edit a message, as typing is; now and then up to four.
      const batch = steps.slice(next, next + 1 + (next % 5 === 0 ? next % 4 : 0));
      next += batch.length;
      for (const one of batch) await editor.take(one);
      await editor.send();
      done += batch.length;
      const told = await editor.diagnostics();
      findings += told.length;
      expect(told, `session ${session}, before step ${next}: ${JSON.stringify(editor.text)}`).toEqual(
        fresh(editor.text),
      );
    }
    await editor.close();
    if (session === Math.floor(sessions / 4)) heap = heapAfterCollection();
  }
  expect(done).toBe(edits);
  // They were about something.
  expect(findings).toBeGreaterThan(edits);
  expect(heapAfterCollection() - heap).toBeLessThan(10);
  connection.dispose();
}, 180_000);
