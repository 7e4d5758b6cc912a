import { expect, test } from 'vitest';
import { readMark } from './marked.ts';
import { parseScenarios } from './parse.ts';
import { Rewriting } from './rewriting.ts';

const markdown = `# Title

Some words.

Given the workspace \`w\`

## One

When something
happens:

\`\`\`json
{}
\`\`\`

And more

Then it answers

\`\`\`\`text
\`\`\`
old
\`\`\`\`
`;

test('a scenario has what is given to all, and its own steps with their blocks', () => {
  const [scenario, ...more] = parseScenarios(markdown);
  expect(more).toEqual([]);
  expect(scenario?.steps.map(({ keyword, text, block }) => [keyword, text, block?.text])).toEqual([
    ['Given', 'the workspace `w`', undefined],
    ['When', 'something happens', '{}\n'],
    ['When', 'more', undefined],
    ['Then', 'it answers', '```\nold\n'],
  ]);
});

test('a block is rewritten, and nothing else', () => {
  const block = parseScenarios(markdown)[0]?.steps.at(-1)?.block;
  if (!block) throw new Error('There is no block.');
  const rewriting = new Rewriting(markdown);
  rewriting.note(block, 'new\nlines\n');
  expect(rewriting.result()).toBe(markdown.replace('```\nold\n', 'new\nlines\n'));
  expect(() => rewriting.note(block, 'other\n')).toThrow('One kind of client');
});

test.each(['```json\n{}\n```\n', 'Given a\n\n```json\n{}\n', 'And a\n', 'Given a\n\n```\n```\n\n```\n```\n'])(
  'a file that cannot be read as it was meant is refused: %j',
  (text) => {
    expect(() => parseScenarios(text)).toThrow(/^Line \d/);
  },
);

test('a mark is the cursor or what is selected, and a text with several | has none', () => {
  expect(readMark('a|b')).toEqual({ text: 'ab', selection: { start: 1, end: 1 } });
  expect(readMark('a«b|c»d')).toEqual({ text: 'ab|cd', selection: { start: 1, end: 4 } });
  expect(readMark('a|b|c')).toEqual({ text: 'a|b|c', selection: undefined });
});
