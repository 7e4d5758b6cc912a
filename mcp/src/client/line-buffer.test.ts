import { expect, test } from 'vitest';
import { LineBuffer } from './line-buffer.ts';

test('lines come out whole, however the bytes were cut', () => {
  const bytes = Buffer.from('{"a":"größe"}\r\n\n{"b":1}\nrest');
  for (const size of [1, 2, 3, bytes.length]) {
    const lines = new LineBuffer(1_000);
    const read: string[] = [];
    for (let at = 0; at < bytes.length; at += size) read.push(...(lines.add(bytes.subarray(at, at + size)) ?? []));
    expect(read).toEqual(['{"a":"größe"}', '', '{"b":1}']);
  }
});

test('a stream that sends more than allowed is given up, read or not', () => {
  const lines = new LineBuffer(10);
  expect(lines.add(Buffer.from('12345\n'))).toEqual(['12345']);
  expect(lines.add(Buffer.from('6789\n'))).toBeUndefined();
});
