import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue, diagnose } from '@mcp-policy/language';
import { describe, expect, test } from 'vitest';
import { exampleOf, pages, pagesFolder, sectionsOf } from './page-examples.ts';

const sections = ['Summary', 'What it lets happen', 'Avoid', 'Prefer', 'Fix', 'Configuration'];

/** The codes that are found in the example of a section. */
const found = (code: string, name: 'Avoid' | 'Prefer'): readonly string[] => [
  ...new Set(diagnose(exampleOf(code, name)).map((finding) => finding.code)),
];

test('every rule has a page, and every page a rule', () => {
  expect(pages).toEqual(catalogue.map((rule) => rule.code));
});

test('the list of rules has each, with its severity and what it finds', () => {
  const readme = readFileSync(path.join(pagesFolder, 'README.md'), 'utf8');
  const rows = catalogue.map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`);
  // Formatters align the columns of a table.
  const lines = readme.split('\n').map((line) => line.replace(/ +/g, ' '));
  expect(lines.filter((line) => line.startsWith('| ['))).toEqual(rows);
});

describe.each(pages)('%s', (code) => {
  test('has every section, in order', () => {
    expect([...sectionsOf(code).keys()]).toEqual(sections);
  });

  test('what to avoid is found by this rule, and by no other', () => {
    expect(found(code, 'Avoid')).toEqual([code]);
  });

  test('what to prefer is clean', () => {
    expect(found(code, 'Prefer')).toEqual([]);
  });

  test('its default is told as it is', () => {
    const rule = catalogue.find((one) => one.code === code);
    expect(sectionsOf(code).get('Configuration')).toContain(
      rule?.fixed ? 'Always an error' : `Default: \`${rule?.severity}\``,
    );
  });
});
