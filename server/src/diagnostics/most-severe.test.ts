import type { Severity } from '@mcp-policy/engine';
import type { Finding } from '@mcp-policy/language';
import { expect, test } from 'vitest';
import { mostSevere } from './most-severe.ts';

const place = { line: 0, character: 0, offset: 0 };
const finding = (severity: Severity, message: string): Finding => ({
  code: 'a/b',
  severity,
  message,
  range: { start: place, end: place },
  fixable: false,
});

test('few findings stay in their order', () => {
  const findings = [finding('hint', '1'), finding('error', '2')];
  expect(mostSevere(findings, 2)).toBe(findings);
});

test('of many the most severe are shown, the first of equal ones, and how many are not', () => {
  const findings = [finding('hint', '1'), finding('warning', '2'), finding('error', '3'), finding('warning', '4')];
  const shown = mostSevere(findings, 2);
  expect(shown.map(({ message }) => message)).toEqual([
    '3',
    '2',
    expect.stringContaining('2 more findings are not shown'),
  ]);
  expect(shown[2]).toMatchObject({ severity: 'information', fixable: false });
});
