import { expect, test } from 'vitest';
import { codeSpan, escapeMarkdown } from './escape-markdown.ts';

/** What a Markdown renderer still sees as markup: everything that is neither escaped nor an entity. */
const bare = (markdown: string) => markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/&(#\d+|amp|lt|gt);/g, '');

test('an image is not fetched', () => {
  const escaped = escapeMarkdown('![x](https://tracker.example/a.png)');
  expect(escaped).toBe('\\!\\[x\\]\\(https&#58;//tracker\\.example/a\\.png\\)');
});

test('a command link is no link', () => {
  expect(bare(escapeMarkdown('[run](command:workbench.action.terminal.sendSequence?%7B%7D)'))).not.toMatch(/[[\]():]/);
});

test('a bare address and a mail address are no links', () => {
  expect(bare(escapeMarkdown('https://a.example www.b.example x@c.example'))).not.toMatch(/:|@|www/);
});

test('HTML is text, entities included', () => {
  expect(escapeMarkdown('<img src=x onerror=alert(1)>&lt;b&gt;')).toBe(
    '&lt;img src\\=x onerror\\=alert\\(1\\)&gt;&amp;lt;b&amp;gt;',
  );
});

test('control and bidirectional characters are shown, not obeyed', () => {
  const escaped = escapeMarkdown('a\u0000b\u202Ec\u200Bd\u001B[31m');
  expect(escaped).not.toMatch(/[^\P{C}\n]/u);
  expect(escaped).toContain('202e');
});

test.each([
  '# title',
  '- item',
  '1. item',
  '> quote',
  'title\n===',
  'title\n---',
  '```js\nx\n```',
  '    code',
  '| a |\n|---|',
  '~~x~~',
  '$x$',
])('markup is shown as it was written: %j', (text) => {
  expect(bare(escapeMarkdown(text))).not.toMatch(/[#>*_`~|$=]|^ {4}|^\s*[-+]/m);
});

test('line breaks stay line breaks, paragraphs paragraphs', () => {
  expect(escapeMarkdown('a\r\nb\n\n\n\nc')).toBe('a  \nb\n\nc');
});

test('a text of megabytes is cut', () => {
  expect(escapeMarkdown('x'.repeat(5_000_000)).length).toBeLessThan(2100);
});

test('inline code cannot be ended from within', () => {
  expect(codeSpan('a`b')).toBe('``a`b``');
  expect(codeSpan('`')).toBe('`` ` ``');
  expect(codeSpan('a\nb')).toBe('`a\\u{a}b`');
  expect(codeSpan('')).toBe('(empty)');
});
