import type { UnplacedProblem } from '../problem.ts';

/** Every way in which a text can fail to be strict JSON (RFC 8259), and what its author is told. */
const faults = {
  empty: [
    'invalid-json',
    'The file is empty. Write a policy: an object in braces, with "version" and "default" in it.',
  ],
  'not-json': [
    'invalid-json',
    'This is no JSON: it begins with a bare word, as YAML does, so no reader finds anything in it. Write JSON, which begins with a brace: { "version": "1", "default": "deny" } is a whole policy.',
  ],
  comment: [
    'comment',
    'JSON has no comments, so other readers of this file refuse it as a whole. Remove the comment; "description" can hold a remark.',
  ],
  'comment-open': [
    'comment',
    'A comment begins here and never ends, so everything after it is lost. Remove it: JSON has no comments.',
  ],
  'trailing-comma': [
    'trailing-comma',
    'Nothing follows this comma, and strict JSON readers refuse the whole file for it. Remove the comma.',
  ],
  'lone-surrogate': [
    'lone-surrogate',
    'This text holds half of a character (a lone surrogate), which no tool name or argument can equal reliably. Replace it with the whole character.',
  ],
  'too-deep': [
    'too-deep',
    'This is nested more than 64 levels deep, and what is inside is not read. No policy needs that: check the brackets.',
  ],
  'number-end': [
    'invalid-json',
    'This number is not finished. Digits must follow the point, the exponent or the sign.',
  ],
  'number-zero': [
    'invalid-json',
    'A number may not begin with a zero that other digits follow. Remove the leading zeros.',
  ],
  'missing-comma': ['invalid-json', 'A comma is missing here, between this and what follows.'],
  'missing-colon': ['invalid-json', 'A colon is missing after this key.'],
  'missing-colon-and-value': ['invalid-json', 'This key has no value. Write a colon and the value after it.'],
  'missing-value': ['invalid-json', 'A value is missing after this colon.'],
  'missing-brace': ['invalid-json', 'This object is not closed. Write a closing brace } where it ends.'],
  'missing-bracket': ['invalid-json', 'This list is not closed. Write a closing bracket ] where it ends.'],
  'extra-comma': ['invalid-json', 'There is nothing before this comma. Remove the comma, or write what is missing.'],
  'unquoted-key': ['invalid-json', 'A key must stand in double quotes.'],
  'key-expected': ['invalid-json', 'A key in double quotes belongs here.'],
  'key-in-list': [
    'invalid-json',
    'A list holds values, not keys. Put this key and its value into an object, in braces.',
  ],
  'bad-literal': [
    'invalid-json',
    'This is no JSON value. Write a text in double quotes, a number, true, false, null, an object or a list.',
  ],
  'single-quotes': ['invalid-json', 'Text stands in double quotes in JSON, not in single ones.'],
  stray: [
    'invalid-json',
    'This does not belong here. Remove it, or look for a bracket that is closed too early above.',
  ],
  'after-end': [
    'invalid-json',
    'The document ends before this, so nothing from here on is read. Look for a bracket that is closed too early above.',
  ],
  'string-end': [
    'invalid-json',
    'This text has no closing quote on its line. Write " where it ends; a line break inside is written \\n.',
  ],
  'string-escape': [
    'invalid-json',
    'This is no escape of JSON. Write \\\\ for a backslash; the others are \\" \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits.',
  ],
  'string-control': [
    'invalid-json',
    'A control character stands in this text. Write it as an escape, such as \\t or \\u0001.',
  ],
} as const;

export type SyntaxFault = keyof typeof faults;

export function syntaxProblem(fault: SyntaxFault, offset: number, length: number): UnplacedProblem {
  const [name, message] = faults[fault];
  return { code: `syntax/${name}`, severity: 'error', message, offset, length, data: { fault } };
}

export function duplicateKey(key: string, offset: number, length: number): UnplacedProblem {
  return {
    code: 'syntax/duplicate-key',
    severity: 'error',
    message: `The key ${JSON.stringify(key)} stands twice in this object. Readers keep one of the two and drop the other, so a rule may be lost without a word. Merge them, or remove one.`,
    offset,
    length,
    data: { key },
  };
}

const badEscape = /\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const controlCharacter = /[\u0000-\u001f]/;

/** What is wrong with a broken string token, at the exact character. `source` begins with its opening quote. */
export function stringFault(source: string, offset: number, unterminated: boolean): UnplacedProblem {
  if (unterminated) return syntaxProblem('string-end', offset, source.length);
  // Well-formed escapes are blanked first, so that the second half of `\\` is not taken for the start of another.
  const rest = source.replace(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/g, (sound) => ' '.repeat(sound.length));
  const wrong = badEscape.exec(rest);
  if (wrong) return syntaxProblem('string-escape', offset + wrong.index, 2);
  const control = controlCharacter.exec(rest);
  return syntaxProblem('string-control', offset + (control?.index ?? 0), 1);
}
