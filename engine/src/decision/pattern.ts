/** Patterns mean what they mean to RE2, and match in time linear in the text (docs/language.md, 2. Conditions: Patterns). */
import { RE2JS } from 're2js';
import { plainPattern, type TextTest } from './plain-pattern.ts';

/** Compiles an RE2 pattern. Throws when it is none. */
export function compilePattern(pattern: string): TextTest {
  return plainPattern(pattern) ?? linearPattern(pattern);
}

/** The same by the RE2 engine alone. */
export function linearPattern(pattern: string): TextTest {
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.test(text);
}
