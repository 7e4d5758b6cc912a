import { expect, test } from 'vitest';
import { found, messages } from '../../testing.ts';
import { policyOf, withDrift } from './testing.ts';

const code = 'drift/annotations-changed';
const tool = (annotations?: object) => ({ name: 'delete_x', ...(annotations && { annotations }) });
const text = policyOf('deny', '"tools": { "delete_x": {} }');

test('a claim to be harmless that was not made before is told', () => {
  const facts = withDrift(text, [tool()], [tool({ readOnlyHint: true, destructiveHint: false })]);
  expect(found(facts, code)).toEqual([`${code} warning "delete_x"`]);
  expect(messages(facts, code)[0]).toContain('readOnlyHint: true, destructiveHint: false');
});

test('a claim to be dangerous, silence that means so, and an old claim are left alone', () => {
  const claim = { readOnlyHint: true };
  expect(found(withDrift(text, [tool(claim)], [tool({ readOnlyHint: false })]), code)).toEqual([]);
  expect(found(withDrift(text, [tool(claim)], [tool()]), code)).toEqual([]);
  expect(found(withDrift(text, [tool(claim)], [tool({ ...claim, destructiveHint: true })]), code)).toEqual([]);
  const hidden = policyOf('deny', '"hide": ["delete_x"]');
  expect(found(withDrift(hidden, [tool()], [tool(claim)]), code)).toEqual([]);
});
