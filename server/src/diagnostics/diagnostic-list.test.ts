import type { Placed, Told } from '@mcp-policy/language';
import { expect, test } from 'vitest';
import { DiagnosticList } from './diagnostic-list.ts';

const told: Told = {
  code: 'tools/unknown-tool',
  severity: 'error',
  message: '`жук` is no tool.',
  data: { tool: 'жук' },
  tags: [1],
  ofForm: false,
};
const at = (line: number, what = told): Placed => ({
  told: what,
  range: { start: { line, character: 4, offset: 40 }, end: { line, character: 9, offset: 45 } },
});
const read = (list: DiagnosticList): unknown => JSON.parse(list.json().join(''));

test('the JSON says what the objects say, wherever a finding has moved', () => {
  const lists = [
    [],
    [at(3)],
    [at(4)],
    [at(3), at(7, { ...told, message: 'other' })],
    // Two entries with one text are one object.
    [at(3), at(8)],
  ].map((placed) => new DiagnosticList(placed));
  for (const list of [...lists, ...lists]) expect(read(list)).toEqual(JSON.parse(JSON.stringify(list.diagnostics)));
});

test('the JSON is ASCII, so that a character is a byte', () => {
  expect(new DiagnosticList([at(1)]).json().join('')).toMatch(/^[\0-\x7f]+$/);
});
