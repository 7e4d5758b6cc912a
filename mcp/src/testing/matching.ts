import fc from 'fast-check';

/** Texts that a pattern is found in, made from the pattern itself: without what it asks for of neighbours, and in its own case. */
export function matching({ source, flags }: RegExp): fc.Arbitrary<string> {
  const plain = source
    .replaceAll('(?<!\\b(?:to|can|will|may|that|which)\\s)(?<!^\\s*)', '')
    .replaceAll(/\(\?<?![^()]*(?:\([^()]*\)[^()]*)?\)/g, '')
    .replaceAll('\\b', '')
    .replaceAll('\\1', 'x');
  return fc.stringMatching(new RegExp(plain, flags.replaceAll(/[gi]/g, '')));
}
