import { nameWords } from '../risk/words.ts';

/** What a text of an argument can be held to. Patterns are RE2 and anchored at both ends. */
export interface TextPattern {
  readonly kind: 'path' | 'words' | 'select';
  readonly pattern: string;
}

/** A path beneath where it starts: no root, no `..`, no hidden name. */
const relativePath = '^[\\w@][\\w@. -]*(/[\\w@][\\w@. -]*)*$';
/** A command and its arguments: nothing that makes a shell run a second one, expand a name or write a file. */
const plainWords = '^[\\w./:=@%+, -]+$';
/** One statement, which reads; a function that it calls may still do something. */
const oneSelect = '^\\s*[Ss][Ee][Ll][Ee][Cc][Tt]\\s[^;]*$';

const rows: readonly { readonly words: readonly string[]; readonly text: TextPattern }[] = [
  { words: ['sql'], text: { kind: 'select', pattern: oneSelect } },
  { words: ['command', 'cmd'], text: { kind: 'words', pattern: plainWords } },
  {
    words: ['path', 'file', 'filename', 'directory', 'folder', 'dir', 'cwd'],
    text: { kind: 'path', pattern: relativePath },
  },
];

/** By the last word of the argument's name; nothing for a path that its description wants from the root. */
export function textPatternFor(argument: string, description: unknown): TextPattern | undefined {
  const last = nameWords(argument, 64).at(-1)?.text;
  const text = last === undefined ? undefined : rows.find(({ words }) => words.includes(last))?.text;
  const fromRoot = typeof description === 'string' && /\babsolute\b/iu.test(description.slice(0, 2_000));
  return text?.kind === 'path' && fromRoot ? undefined : text;
}
