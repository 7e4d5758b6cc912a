import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diagnose, toDiagnostic } from '@mcp-policy/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConnection, StreamMessageReader } from 'vscode-languageserver/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { startServer } from '../index.ts';
import { JsonMessageWriter } from '../node/message-writer.ts';
import { createPipe } from '../node/testing/pipe.ts';
import { factsOf } from '../surroundings/facts.ts';
import { Listings } from '../surroundings/listings.ts';
import { loadSurrounding } from '../surroundings/load.ts';
import { defaultSettings } from '../surroundings/settings.ts';
import { Editor } from '../testing/editor.ts';
import { policyText, step } from '../testing/random-edits.ts';
import { shopRuntime as runtime } from '../testing/shop.ts';
import { OpenDocument } from './open-document.ts';

/**
 * 10,000 random edits through the server's core, as an editor sends them, in batches, with undo, half-typed text and
 * reopening: after each batch the diagnostics are those of a server that has never seen the document before.
 */
const edits = 10_000;
const sessions = 50;
const seed = Number(process.env.SEED ?? 20_261_128);

const uri = 'file:///w/shop.mcp-policy.json';
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
  let unchanged = 0;
  let heap = 0;
  for (let session = 0; session < sessions; session++) {
    const [start] = fc.sample(policyText, { seed: seed + session, numRuns: 1 });
    const steps = fc.sample(step, { seed: seed + session, numRuns: perSession });
    const editor = new Editor(connection, uri, start ?? '');
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
    unchanged += editor.unchanged;
    if (session === Math.floor(sessions / 4)) heap = heapAfterCollection();
  }
  expect(done).toBe(edits);
  // They were about something, and some were about nothing.
  expect(findings).toBeGreaterThan(edits);
  expect(unchanged).toBeGreaterThan(edits / 20);
  expect(unchanged).toBeLessThan(edits / 2);
  expect(heapAfterCollection() - heap).toBeLessThan(10);
  connection.dispose();
}, 180_000);
