import { expect, test } from 'vitest';
import { asciiJson, WrittenJson } from '../written-json.ts';
import { messageEncoder } from './message-encoder.ts';

class Words extends WrittenJson {
  readonly #words: readonly string[];
  constructor(words: readonly string[]) {
    super();
    this.#words = words;
  }
  override pieces() {
    return ['[', ...this.#words.flatMap((word, i) => [i === 0 ? '' : ',', asciiJson(word)]), ']'];
  }
  override toJSON() {
    return this.#words;
  }
}

const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

test.each([
  { jsonrpc: '2.0', id: 1, result: { said: 'Жук \ud83d' } },
  { jsonrpc: '2.0', id: 'a"ж', result: new Words(['plain', 'Жук', '😀', '\ud83d', '\u0000"\\\u2028']) },
  { jsonrpc: '2.0', id: 2, result: new Words([]) },
  { jsonrpc: '2.0', id: 3, result: null },
  { jsonrpc: '2.0', id: 4, error: { code: -32601, message: 'Ей' } },
  { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params: new Words(['a', 'b']) },
  { jsonrpc: '2.0', method: 'exit' },
])('a client reads of $id what was meant', async (message) => {
  const bytes = await messageEncoder().encode(message);
  // As every other writer would have written it.
  expect(read(bytes)).toEqual(JSON.parse(JSON.stringify(message)));
});

test('long, short and very long messages of one connection do not get into each other', async () => {
  const encoder = messageEncoder();
  for (const words of [['long'.repeat(9)], ['a'], [], ['x'.repeat(5_000_000)], ['b', 'c']]) {
    const bytes = await encoder.encode({ jsonrpc: '2.0', ...{ id: 1, result: new Words(words) } });
    expect(read(bytes)).toEqual({ jsonrpc: '2.0', id: 1, result: words });
  }
});
