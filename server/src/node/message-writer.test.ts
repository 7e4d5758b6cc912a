import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { type Message, StreamMessageReader } from 'vscode-languageserver/node';
import { asciiJson, type JsonSink, WrittenJson } from '../written-json.ts';
import { JsonMessageWriter } from './message-writer.ts';
import { createPipe } from './testing/pipe.ts';

class Words extends WrittenJson {
  readonly #words: readonly string[];
  constructor(words: readonly string[]) {
    super();
    this.#words = words;
  }
  override writeTo(sink: JsonSink) {
    sink.add('[');
    for (const [i, word] of this.#words.entries()) sink.add(`${i === 0 ? '' : ','}${asciiJson(word)}`);
    sink.add(']');
  }
  override toJSON() {
    return this.#words;
  }
}

/** What a client reads of messages that are written at once. */
async function received(messages: readonly Message[]): Promise<readonly unknown[]> {
  const stream = createPipe();
  const read: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    new StreamMessageReader(stream).listen((message) => {
      if (read.push(message) === messages.length) resolve();
    });
  });
  const writer = new JsonMessageWriter(stream);
  await Promise.all(messages.map((message) => writer.write(message)));
  await all;
  return read;
}

test('a client reads what was meant, as any other writer would have written it', async () => {
  const messages = [
    { jsonrpc: '2.0', id: 1, result: { said: 'Жук \ud83d' } },
    { jsonrpc: '2.0', id: 'a"ж', result: new Words(['plain', 'Жук', '😀', '\ud83d', '\u0000"\\\u2028']) },
    { jsonrpc: '2.0', id: 2, result: new Words([]) },
    { jsonrpc: '2.0', id: 3, result: null },
    { jsonrpc: '2.0', id: 4, error: { code: -32601, message: 'Ей' } },
    { jsonrpc: '2.0', id: 5, method: 'textDocument/publishDiagnostics', params: new Words(['a', 'b']) },
    { jsonrpc: '2.0', method: 'exit' },
  ];
  expect(await received(messages)).toEqual(JSON.parse(JSON.stringify(messages)));
});

test('long, short and very long messages do not get into each other, however slowly they are read', async () => {
  const texts = ['long'.repeat(9), 'a', '', 'x'.repeat(5_000_000), 'b', 'y'.repeat(200_000), 'c'];
  const messages = texts.map((text, id) => ({ jsonrpc: '2.0', id, result: new Words([text]) }));
  expect(await received(messages)).toEqual(texts.map((text, id) => ({ jsonrpc: '2.0', id, result: [text] })));
});

test('a message that cannot be written is told of, and the next one is written', async () => {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  const writer = new JsonMessageWriter(stream);
  const errors: string[] = [];
  writer.onError(([error, message, count]) => errors.push(`${error.message} ${message?.jsonrpc} ${count}`));
  const circle: { jsonrpc: string; self?: unknown } = { jsonrpc: '2.0' };
  circle.self = circle;
  await expect(writer.write(circle)).rejects.toThrow('circular');
  await writer.write({ jsonrpc: '2.0' });
  expect(errors).toEqual([expect.stringMatching(/circular[\s\S]* 2\.0 1$/)]);
  expect(chunks).toEqual(['Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}']);
});
