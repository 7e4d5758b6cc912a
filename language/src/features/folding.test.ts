import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { foldingRanges } from './folding.ts';

const policy = `{
  "version": "1",
  "hide": [
    "a"
  ],
  "tools": {
    "b": {
      "limits": [{
        "counter": "c"
      }]
    },
    "d": {}
  }
}`;

const folded = (text: string, most?: number) =>
  foldingRanges(withFacts(text), most).map(({ startLine, endLine }) => [startLine, endLine]);

test('objects and lists over several lines can be folded, with the closing bracket left', () => {
  expect(folded(policy)).toEqual([
    [0, 12],
    [2, 3],
    [5, 11],
    [6, 9],
    [7, 8],
  ]);
});

test('an editor that shows only some folds gets the outer ones', () => {
  expect(folded(policy, 3)).toEqual([
    [0, 12],
    [2, 3],
    [5, 11],
  ]);
  expect(folded(policy, 0)).toEqual([]);
});

test('what is not closed yet is not folded', () => {
  expect(folded('{\n  "tools": {\n    "a": {\n      "limits": []\n    },\n    "b": {\n      "limits": [\n')).toEqual([
    [2, 3],
  ]);
  expect(folded('')).toEqual([]);
  expect(folded('[[[')).toEqual([]);
});
