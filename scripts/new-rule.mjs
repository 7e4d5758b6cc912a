// Begins a diagnostic rule: the rule, its test, its page, and its line in both lists (docs/adding-a-rule.md).
//
//   npm run new-rule -- <category>/<name> [entry|policy]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [code = '', scope = 'entry'] = process.argv.slice(2);

if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(code) || !['entry', 'policy'].includes(scope)) {
  console.error('Usage: npm run new-rule -- <category>/<name> [entry|policy], as in risk/write-unlimited');
  process.exit(2);
}

const [category, name] = code.split('/');
const camel = code.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase());
const rulesFolder = path.join(root, 'language/src/rules');
const files = {
  rule: path.join(rulesFolder, category, `${name}.ts`),
  test: path.join(rulesFolder, category, `${name}.test.ts`),
  page: path.join(root, 'docs/rules', `${code}.md`),
};
const taken = Object.values(files).find((file) => existsSync(file));
if (taken !== undefined) {
  console.error(`${path.relative(root, taken)} is there already, so nothing was written.`);
  process.exit(1);
}

const summary = 'Say in one line what it finds.';
const type = scope === 'entry' ? 'EntryRule' : 'PolicyRule';
const inputs = scope === 'entry' ? '{ entry, tool, hidden }' : '{ facts, index }';
const silence =
  scope === 'entry'
    ? 'if (hidden || !tool || !entry.rules) return [];'
    : 'if (!facts.snapshot || !index.readable) return [];';

const rule = `import type { ${type} } from '../contract.ts';

export const ${camel}: ${type} = {
  code: '${code}',
  severity: 'warning',
  scope: '${scope}',
  summary: '${summary}',
  check(${inputs}) {
    // When the facts are missing, nothing is said.
    ${silence}
    return [];
  },
};
`;

const policy = '{ "version": "1", "default": "deny", "tools": { "list_issues": {} } }';
const test = `import { expect, test } from 'vitest';
import { found, withFacts } from '../../testing.ts';

const code = '${code}';

test('what it finds, as a sentence', () => {
  expect(found(withFacts('${policy}'), code)).toHaveLength(1);
});

test('nothing is said without a snapshot', () => {
  expect(found(withFacts('${policy}', { tools: false }), code)).toEqual([]);
});
`;

const example = `\`\`\`json policy
{
  "version": "1",
  "default": "deny",
  "tools": { "list_issues": {} }
}
\`\`\``;

const page = `# ${code}

## Summary

${summary}

## What it lets happen

Say what an agent, or somebody who speaks through it, can do because of this.

## Avoid

${example}

## Prefer

${example}

## Fix

None: say why there is no one right answer, or what the fix does.

## Configuration

Default: \`warning\`. Set \`"${code}"\` to \`"error"\`, \`"warning"\`, \`"information"\`, \`"hint"\` or \`"off"\` in
the setting \`mcpPolicy.rules\` or in \`rules\` of \`.mcp-policy/config.json\`.
`;

for (const [file, text] of [
  [files.rule, rule],
  [files.test, test],
  [files.page, page],
]) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const list = path.join(rulesFolder, 'index.ts');
const lines = readFileSync(list, 'utf8').split('\n');
const isImport = (line) => line.startsWith('import ');
const fromOf = (line) => line.slice(line.indexOf(" from '"));
insert(lines, `import { ${camel} } from './${code}.ts';`, isImport, fromOf);
lines.splice(lines.indexOf('];'), 0, `  ${camel},`);
writeFileSync(list, lines.join('\n'));

const readme = path.join(root, 'docs/rules/README.md');
const rows = readFileSync(readme, 'utf8').split('\n');
insert(
  rows,
  `| [${code}](${code}.md) | warning | ${summary} |`,
  (line) => line.startsWith('| ['),
  (line) => line.split(']')[0],
);
writeFileSync(readme, rows.join('\n'));

console.log(`Begun: ${Object.values(files)
  .map((file) => path.relative(root, file))
  .join(', ')}
Next: write the test first, then the rule, then the page; its Avoid and Prefer are run by npx vitest run test/rules.
When all of them pass: npx vitest run test/features --update`);

/** Puts a line where it belongs among those like it, by the order of `keyOf`. */
function insert(all, line, isLike, keyOf) {
  const like = all.flatMap((other, index) => (isLike(other) ? [index] : []));
  const after = like.find((index) => keyOf(all[index]) > keyOf(line));
  all.splice(after ?? (like.at(-1) ?? -1) + 1, 0, line);
}
