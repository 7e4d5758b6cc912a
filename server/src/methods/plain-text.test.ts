import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['**`delete_order`** · Critical', 'delete_order · Critical'],
  ['a \\*star\\* &lt;b&gt; &amp;amp; https&#58;//x', 'a *star* <b> &amp; https://x'],
  ['`` a`b ``', ' a`b '],
  ['`a\\b`', 'a\\b'],
  ['one `unclosed', 'one `unclosed'],
  ['&#9999999;', '\uFFFD'],
])('%s reads as %s', (markdown, expected) => {
  expect(plainText(markdown)).toBe(expected);
});
