import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { withFacts } from '../testing.ts';
import { documentSymbols } from './symbols.ts';

const outline = (symbols: readonly DocumentSymbol[]): unknown =>
  symbols.map(({ name, detail, children }) => [
    `${name}${detail ? ` · ${detail}` : ''}`,
    ...(children?.length ? [outline(children)] : []),
  ]);

test('the outline names keys, tools with their level, rules and limits', () => {
  const facts = withFacts(`{ "version": "1", "default": "deny", "hide": ["delete_repository"], "tools": {
    "list_issues": {},
    "run_command": { "limits": [{ "counter": "c", "window": "minute", "max": 10, "scope": "grant" }] }
  } }`);
  expect(outline(documentSymbols(facts))).toEqual([
    ['version · "1"'],
    ['default · "deny"'],
    ['hide · 1', [['delete_repository']]],
    [
      'tools · 2',
      [
        ['list_issues · Low'],
        [
          'run_command · High',
          [
            [
              'limits · 1',
              [
                [
                  '1 · c minute 10 grant',
                  [['counter · "c"'], ['window · "minute"'], ['max · 10'], ['scope · "grant"']],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
  ]);
});

test('half-typed text has an outline of what is there', () => {
  const facts = withFacts('{ "version": "1", "tools": { "": , "a": { "limits": [');
  expect(outline(documentSymbols(facts))).toEqual([
    ['version · "1"'],
    ['tools · 2', [['(no name)'], ['a', [['limits · empty']]]]],
  ]);
});

test('a symbol is selected by its key, within its own range', () => {
  const facts = withFacts('{\n  "tools": {\n    "a": {}\n  }\n}');
  expect(documentSymbols(facts)[0]?.children?.[0]).toMatchObject({
    range: { start: { line: 2, character: 4 }, end: { line: 2, character: 11 } },
    selectionRange: { start: { line: 2, character: 4 }, end: { line: 2, character: 7 } },
  });
});
