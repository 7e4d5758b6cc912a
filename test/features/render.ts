import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CatalogueEntry, catalogue, codeActionsAt, diagnose, toDiagnostic } from '@mcp-policy/language';
import { exampleOf } from '../rules/page-examples.ts';
import { type Feature, features, type Proof } from './features.ts';

export const root = path.resolve(import.meta.dirname, '../..');

const introduction = `# Features and their tests

Every rule, fix and feature of the language server, with a test that shows it. Made by \`npx vitest run test/features -u\` from
the rules as they are and from \`test/features/features.ts\`; \`npm test\` fails when this page is not what they say, when a test
that is named here is gone, and when a method or command of the server is not named here.
`;

/** The whole of docs/features.md. */
export function renderFeatures(): string {
  return `${introduction}
## Rules and their quick-fixes

The example on each rule's page is run too (\`test/rules/pages.test.ts\`). The quick-fixes are those that the page's example
gets; each is applied and checked by \`language/src/fixes/oracle.test.ts\`: the finding goes, no error comes, and by a fix that
does not say so no denied call becomes allowed.

${table(['rule', 'severity', 'quick-fixes on its example', 'test'], catalogue.map(ruleRow))}

## Features

${table(['feature', 'reached by', 'shown by'], features.map(featureRow))}
`;
}

function ruleRow(rule: CatalogueEntry): readonly string[] {
  const fixes = fixTitles(rule.code).map((title) => escapeCell(title));
  const test = ruleTest(rule.code);
  return [
    `[${rule.code}](rules/${rule.code}.md)`,
    rule.severity,
    fixes.join('<br>'),
    `[${path.posix.basename(test)}](../${test})`,
  ];
}

function featureRow({ name, by, proofs }: Feature): readonly string[] {
  return [name, by.map((one) => `\`${one}\``).join('<br>'), proofs.map(proofCell).join('<br>')];
}

const proofCell = ({ file, title }: Proof): string =>
  `[${path.posix.basename(file)}](../${file}): ${escapeCell(title)}`;

/** The titles of the quick-fixes that the example to avoid gets for its own finding, each once. */
function fixTitles(code: string): readonly string[] {
  const facts = exampleOf(code, 'Avoid');
  const titles = diagnose(facts)
    .filter((finding) => finding.code === code)
    .flatMap((finding) => {
      const diagnostic = toDiagnostic(finding);
      const request = { uri: 'file:///policy.json', diagnostics: [diagnostic], only: ['quickfix'] };
      return codeActionsAt(facts, diagnostic.range, request).map(({ title }) => title);
    });
  return [...new Set(titles)];
}

const unitTests = ['engine/src', 'language/src']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => file.replaceAll(path.sep, '/'))
  .sort();

/** The rule's own test; for what the engine finds when it reads a policy, the first test that names its code. */
function ruleTest(code: string): string {
  const own = `language/src/rules/${code}.test.ts`;
  if (existsSync(path.join(root, own))) return own;
  const test = unitTests.toSorted().find((file) => readFileSync(path.join(root, file), 'utf8').includes(code));
  if (test === undefined) throw new Error(`No test names ${code}. Write ${own}.`);
  return test;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
