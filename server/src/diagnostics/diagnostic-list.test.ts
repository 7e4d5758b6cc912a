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

type Line = readonly [line: number, what: Told];

/** Each of `lines` is told something. */
function shownOf(...lines: Line[]): Shown {
  const shown = new Shown(1, 0);
  for (const [line, what] of lines) shown.add(what, line, 4, line + 1, 9);
  return shown;
}

const listOf = (...lines: Line[]) => new DiagnosticList('1', shownOf(...lines));

function textOf(list: DiagnosticList): string {
  let text = '';
  list.writeTo({
    add: (json) => {
      text += json;
    },
    addBytes: (json) => {
      text += Buffer.from(json).toString('latin1');
    },
  });
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

test('a list that says what an earlier one said, where that said it, goes by its name', () => {
  const before = listOf([3, told], [7, told]);
  const idOf = (...lines: Line[]) => before.next('2', shownOf(...lines)).id;
  expect(idOf([3, told], [7, told])).toBe('1');
  expect(idOf([3, told], [8, told])).toBe('2');
  expect(idOf([3, told], [7, { ...told, data: {} }])).toBe('1');
  expect(idOf([3, told], [7, { ...told, tags: [2] }])).toBe('2');
  expect(idOf([3, told], [7, { ...told, message: 'other' }])).toBe('2');
  expect(idOf([3, told])).toBe('2');
});

test('the JSON is ASCII, so that a character is a byte', () => {
  expect(textOf(listOf([1, told]))).toMatch(/^[\0-\x7f]+$/);
});
