// Bytes of UTF-8. They end with a line feed, and may be read 16 at a time: what stands behind is memory.

export const quote: u8 = 0x22;
export const backslash: u8 = 0x5c;
export const lineFeed: u8 = 0x0a;

export function byteAt(at: usize): u8 {
  return load<u8>(at);
}

/** The first byte from `at` on that does not stand for itself in a string: a quote, a backslash or a control character. */
export function firstSpecial(at: usize): usize {
  const quotes = i8x16.splat(0x22);
  const backslashes = i8x16.splat(0x5c);
  const controls = i8x16.splat(0x20);
  while (true) {
    const some = v128.load(at);
    const special = v128.or(v128.or(i8x16.eq(some, quotes), i8x16.eq(some, backslashes)), i8x16.lt_u(some, controls));
    const bits = i8x16.bitmask(special);
    if (bits !== 0) return at + <usize>ctz(bits);
    at += 16;
  }
}

/** The first line feed from `at` on. */
export function firstLineFeed(at: usize): usize {
  const feeds = i8x16.splat(0x0a);
  while (true) {
    const bits = i8x16.bitmask(i8x16.eq(v128.load(at), feeds));
    if (bits !== 0) return at + <usize>ctz(bits);
    at += 16;
  }
}

/** Whether the same `length` bytes stand at both places. */
export function areSame(a: usize, b: usize, length: usize): bool {
  let rest = length;
  while (rest > 16) {
    if (i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) !== 0xffff) return false;
    a += 16;
    b += 16;
    rest -= 16;
  }
  const bits = i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b)));
  const wanted = (1 << (<i32>rest)) - 1;
  return (bits & wanted) === wanted;
}

export function afterSpace(at: usize): usize {
  while (true) {
    const byte = byteAt(at);
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return at;
    at++;
  }
}

export function isDigit(byte: u8): bool {
  return byte - 0x30 <= 9;
}
