import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
let copy = '';

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'new-rule-'));
  for (const file of ['scripts/new-rule.mjs', 'language/src/rules/index.ts', 'docs/rules/README.md']) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(project, file), path.join(copy, file));
  }
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

const script = () => path.join(copy, 'scripts/new-rule.mjs');
const read = (file: string) => readFileSync(path.join(copy, file), 'utf8');

test('a new rule has its code, test and page, and stands in both lists', () => {
  execFileSync(process.execPath, [script(), 'limits/too-wide', 'policy']);
  expect(read('language/src/rules/limits/too-wide.ts')).toContain('export const limitsTooWide: PolicyRule');
  expect(read('language/src/rules/limits/too-wide.test.ts')).toContain("const code = 'limits/too-wide';");
  expect(read('docs/rules/limits/too-wide.md')).toContain('## Prefer');
  expect(read('language/src/rules/index.ts').split('\n')).toEqual(
    expect.arrayContaining(["import { limitsTooWide } from './limits/too-wide.ts';", '  limitsTooWide,']),
  );
  const codes = [...read('docs/rules/README.md').matchAll(/^\| \[([^\]]+)/gm)].map(([, code]) => code);
  expect(codes).toContain('limits/too-wide');
  expect(codes).toEqual([...codes].sort());
});

test('a rule that is there already is left as it is', () => {
  execFileSync(process.execPath, [script(), 'limits/too-wide']);
  const before = read('language/src/rules/index.ts');
  expect(spawnSync(process.execPath, [script(), 'limits/too-wide']).status).toBe(1);
  expect(read('language/src/rules/index.ts')).toBe(before);
});

test.each(['', 'limits', 'limits/Too_Wide', '../x/y', 'limits/x entry more'])('%j is no code', (code) => {
  expect(spawnSync(process.execPath, [script(), code]).status).toBe(2);
});
