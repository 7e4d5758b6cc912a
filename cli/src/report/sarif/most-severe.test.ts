import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';
import { expect, test } from 'vitest';
import type { CheckedFile } from '../../check/check-file.ts';
import { mostSevere } from './most-severe.ts';

const start = { line: 0, character: 0, offset: 0 };
const finding = (message: string, severity: Severity): Finding => {
  return { code: 'tools/unknown-tool', message, severity, range: { start, end: start }, fixable: false };
};
const file = (findings: readonly Finding[], accepted: readonly Finding[]): CheckedFile => ({
  path: 'policy.json',
  uri: 'file:///w/policy.json',
  text: '',
  findings,
  accepted: accepted.map((one) => ({ finding: one, by: { rule: one.code, reason: 'We looked.' } })),
  facts: undefined,
  configProblems: [],
  fixed: [],
});
const files = [
  file([finding('a', 'information'), finding('b', 'warning')], [finding('accepted', 'error')]),
  file([finding('c', 'error'), finding('d', 'hint')], []),
];
const kept = (most: number, withAccepted = true) =>
  [...mostSevere(files, withAccepted, most)].map(({ message }) => message);

test('all findings are kept where there is room, those that are accepted when they are asked for', () => {
  expect(kept(5)).toHaveLength(5);
  expect(kept(5, false)).toHaveLength(4);
});

test('else the most severe of all files, and what is accepted last', () => {
  expect(kept(2)).toEqual(['c', 'b']);
  expect(kept(4)).toEqual(['c', 'b', 'a', 'd']);
});
