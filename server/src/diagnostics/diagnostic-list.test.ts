import { Shown, type Told } from '@mcp-policy/language';
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

/** Each of `lines` is told something. */
function listOf(...lines: readonly (readonly [line: number, what: Told])[]): DiagnosticList {
  const shown = new Shown(1, 0);
  for (const [line, what] of lines) shown.add(what, line, 4, line + 1, 9);
  return new DiagnosticList(shown);
}

function textOf(list: DiagnosticList): string {
  let text = '';
  const add = (piece: unknown) => {
    text += piece;
  };
  list.writeTo({ add, addNumber: add });
  return text;
}

test('the JSON says what the objects say, wherever a finding has moved', () => {
  const other = { ...told, message: 'other' };
  // Two entries with one text are one object.
  const lists = [
    listOf(),
    listOf([3, told]),
    listOf([4, told]),
    listOf([3, told], [7, other]),
    listOf([3, told], [8, told]),
  ];
  for (const list of [...lists, ...lists])
    expect(JSON.parse(textOf(list))).toEqual(JSON.parse(JSON.stringify(list.diagnostics)));
});

test('the JSON is ASCII, so that a character is a byte', () => {
  expect(textOf(listOf([1, told]))).toMatch(/^[\0-\x7f]+$/);
});
