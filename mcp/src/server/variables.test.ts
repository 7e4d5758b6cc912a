import { expect, test } from 'vitest';
import { replaceVariables, variablesIn } from './variables.ts';

test.each([
  ['${workspaceFolder}/x', 'workspaceFolder', undefined],
  ['${input:github token}', 'input:github token', undefined],
  ['${env:HOME}', 'env:HOME', undefined],
  ['${HOME}', 'env:HOME', undefined],
  ['${PORT:-8080}', 'env:PORT', '8080'],
  ['${URL:-http://x:1}', 'env:URL', 'http://x:1'],
])('%s names %s', (text, name, fallback) => {
  expect(variablesIn(text)).toMatchObject([{ name, fallback }]);
});

test('what is no reference stays, and what was filled in is not read again', () => {
  const values = new Map([['${input:a}', '${input:b}']]);
  expect(replaceVariables('$HOME ${input:a} ${input:c} ${', values)).toBe('$HOME ${input:b} ${input:c} ${');
});
