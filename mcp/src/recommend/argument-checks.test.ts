import { expect, test } from 'vitest';
import { classifyTool } from '../risk/classify.ts';
import type { Risk } from '../risk/model.ts';
import { recommendChecks } from './argument-checks.ts';

const executes: Risk = { ...classifyTool({ name: 'run_task' }), category: 'Execute' };
const checks = (properties: Readonly<Record<string, unknown>>, risk = executes) =>
  recommendChecks({ inputSchema: { type: 'object', properties } }, risk);
const pattern = (name: string, property: Readonly<Record<string, unknown>> = {}) => {
  const value = checks({ [name]: { type: 'string', ...property } })[0]?.conditions[0]?.value;
  return typeof value === 'string' ? new RegExp(value) : undefined;
};

test('an enumeration becomes a list of its values, without those that destroy', () => {
  expect(checks({ mode: { enum: ['fast', 'slow', 3] } })).toEqual([
    {
      argument: 'mode',
      kind: 'choice',
      conditions: [{ path: 'args.mode', op: 'in', value: ['fast', 'slow', 3] }],
      left: [],
    },
  ]);
  expect(checks({ action: { enum: ['plan', 'apply', 'destroy'] } })[0]).toMatchObject({
    conditions: [{ value: ['plan', 'apply'] }],
    left: ['destroy'],
  });
  expect(checks({ action: { enum: ['delete', 'purge'] } })[0]).toMatchObject({
    conditions: [{ value: ['delete', 'purge'] }],
    left: [],
  });
});

test('a number gets the bounds of its schema, and none that are made up', () => {
  expect(checks({ seconds: { type: 'integer', minimum: 1, maximum: 600 } })[0]?.conditions).toEqual([
    { path: 'args.seconds', op: 'gte', value: 1 },
    { path: 'args.seconds', op: 'lte', value: 600 },
  ]);
  expect(checks({ seconds: { type: 'number' }, port: { type: 'number', minimum: 0 } })).toEqual([]);
});

test('a path stays beneath where it starts', () => {
  const path = pattern('file_path');
  for (const good of ['a.txt', 'src/a b/c-d.ts', '@scope/x']) expect(path?.test(good), good).toBe(true);
  for (const bad of ['/etc/passwd', '../x', 'a/../b', 'a//b', '.env', 'a/.git', '~/x', 'C:\\x', 'a\nb', ''])
    expect(path?.test(bad), bad).toBe(false);
  expect(pattern('path', { description: 'Absolute path of the file' })).toBeUndefined();
});

test('a command is plain words', () => {
  const command = pattern('command');
  for (const good of ['git status', 'npm run test -- --grep=a', 'ls -la ./src'])
    expect(command?.test(good), good).toBe(true);
  for (const bad of ['a; b', 'a | b', 'a && b', 'a `b`', 'a $(b)', 'a > b', "a 'b'", 'a\nb', ''])
    expect(command?.test(bad), bad).toBe(false);
});

test('SQL is one statement that reads', () => {
  const sql = pattern('sql');
  for (const good of ['SELECT 1', '\n select a\nfrom b']) expect(sql?.test(good), good).toBe(true);
  for (const bad of ['DROP TABLE a', 'SELECT 1; DROP TABLE a', 'selected']) expect(sql?.test(bad), bad).toBe(false);
});

test('nothing is suggested for a tool of another category, for other texts, or for what is no schema', () => {
  expect(checks({ mode: { enum: ['a'] } }, { ...executes, category: 'Write' })).toEqual([]);
  expect(checks({ code: { type: 'string' }, 'a.path': { type: 'string' }, x: null, mode: { enum: [] } })).toEqual([]);
  expect(recommendChecks({ inputSchema: true }, executes)).toEqual([]);
  expect(recommendChecks({}, executes)).toEqual([]);
});
