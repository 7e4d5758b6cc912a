import { expect, test } from 'vitest';
import { found, messages, withFacts } from '../../testing.ts';
import { policyOf, withDrift } from './testing.ts';

const code = 'drift/tool-gone';
const text = policyOf('deny', '"hide": ["b"], "tools": { "a": {}, "c": {} }');
const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

test('a tool that the newer listing has no more is told where it is ruled and where it is hidden', () => {
  const facts = withDrift(text, [a, b, c], [c]);
  expect(found(facts, code)).toEqual([`${code} warning "b"`, `${code} warning "a"`]);
  expect(messages(facts, code)[0]).toContain('no longer in the newer listing of `github`');
});

test('nothing is said while nothing is newer, once the listing is accepted, and of tools that the policy does not name', () => {
  expect(found(withFacts(text, { tools: [a, b, c] }), code)).toEqual([]);
  expect(found(withDrift(text, [c], [c]), code)).toEqual([]);
  expect(found(withDrift(text, [a, b, c, { name: 'd' }], [a, b, c]), code)).toEqual([]);
  const drifted = withDrift(text, [a, b, c], [c]);
  const listing = drifted.listing && { ...drifted.listing, takenAt: 0 };
  expect(found({ ...drifted, listing }, code)).toEqual([]);
  const other = drifted.listing && { ...drifted.listing, snapshot: { ...drifted.listing.snapshot, server: 'other' } };
  expect(found({ ...drifted, listing: other }, code)).toEqual([]);
  expect(found({ ...withDrift(text, [a, b, c], [c]), snapshot: { state: 'missing', reason: 'none' } }, code)).toEqual(
    [],
  );
});
