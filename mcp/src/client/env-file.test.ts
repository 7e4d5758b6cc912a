import { expect, test } from 'vitest';
import { parseEnvFile } from './env-file.ts';

test('an environment file is read as shells and editors read it', () => {
  const text = `# a comment
PLAIN=value
export SPACED = a b  # comment
HASH=a#b
SINGLE='$x "y"'
DOUBLE="line\\nnext \\"z\\"" # comment
EMPTY=
not a line
__proto__=x
`;
  expect(Object.entries(parseEnvFile(text))).toEqual([
    ['PLAIN', 'value'],
    ['SPACED', 'a b'],
    ['HASH', 'a#b'],
    ['SINGLE', '$x "y"'],
    ['DOUBLE', 'line\nnext "z"'],
    ['EMPTY', ''],
    ['__proto__', 'x'],
  ]);
});
