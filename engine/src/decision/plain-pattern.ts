/**
 * Patterns that are a literal text, optionally anchored: `^cus_`, `@example\.com$`, `urgent`. They need no engine.
 *
 * Proof that the meaning is RE2's: outside classes and groups, every character but RE2's metacharacters stands for
 * itself, and a backslash before an ASCII punctuation character makes that a literal. `^` and `$` without flags are the
 * two ends of the text. Everything else, and every character beyond ASCII, is left to RE2. An ASCII text is found at the
 * same places by code units and by code points. The string functions used are linear in the text for a given pattern.
 */

/** Whether a pattern matches somewhere in a text. */
export type TextTest = (text: string) => boolean;

const shape = /^(\^?)((?:[ !"#%&',\-/0-9:;<=>@A-Z_`a-z~]|\\[!-/:-@[-`{-~])*)(\$?)$/;

/** The test, or `undefined` when the pattern is more than a literal. */
export function plainPattern(pattern: string): TextTest | undefined {
  const match = shape.exec(pattern);
  if (match === null) return undefined;
  const [, start, body = '', end] = match;
  const literal = body.replace(/\\(.)/g, '$1');
  if (start && end) return (text) => text === literal;
  if (start) return (text) => text.startsWith(literal);
  if (end) return (text) => text.endsWith(literal);
  return (text) => text.includes(literal);
}
