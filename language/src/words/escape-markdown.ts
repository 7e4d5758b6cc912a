/**
 * Text written by somebody else, for use inside Markdown: it looks as it was written and does nothing. An image in a hover
 * makes the editor fetch its address, and a `command:` link runs a command on a click, so no character may keep a meaning.
 */
export function escapeMarkdown(text: string, most = 2000): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return (
    cut
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      // Controls and format characters (bidirectional overrides among them) change what is seen; they are shown instead.
      .replace(/[^\P{C}\n]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
      // Entities first: what follows makes new ones.
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+\-.!|~$=^]/g, '\\$&')
      // A bare address becomes a link by itself in many renderers: an entity in its middle does not.
      .replace(/:/g, '&#58;')
      .replace(/@/g, '&#64;')
      .replace(/\bwww/gi, (www) => `${www.slice(0, 2)}&#${www.charCodeAt(2)};`)
      // Four spaces begin a code block, where escapes would be shown.
      .replace(/^[ \t]+/gm, '')
      .replace(/\n{2,}/g, '\n\n')
      .replace(/([^\n])\n(?=[^\n])/g, '$1  \n')
      .trim()
  );
}

/** A name as inline code: nothing in it is read as Markdown, and it cannot end the code. */
export function codeSpan(text: string, most = 200): string {
  const cut = (text.length > most ? `${text.slice(0, most)}…` : text).replace(
    /\p{C}|[\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  if (cut === '') return '(empty)';
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  // A space inside the fence lets the text begin or end with a backquote; renderers take it off again.
  const pad = /^[` ]|[` ]$/.test(cut) ? ' ' : '';
  return `${fence}${pad}${cut}${pad}${fence}`;
}
