import type { Condition } from '@mcp-policy/engine';
import { type Guarded, guardedBy, strayFrom } from '../../judgement/stray-values.ts';
import { sampleOf } from '../../logic/sample.ts';
import { getsPast } from '../../logic/slips.ts';
import { plain, quoteName } from '../../words/quote.ts';
import type { EntryRule } from '../contract.ts';

/** A pattern matches anywhere in a text: docs/language.md, 2. Conditions. */
export const regexNotAnchored: EntryRule = {
  code: 'conditions/regex-not-anchored',
  severity: 'warning',
  scope: 'entry',
  summary: 'A pattern that guards a path, host or command is open at an end, and lets more through than it says.',
  check({ entry, hidden }) {
    if (!entry.rules || hidden) return [];
    return entry.rules.require.flatMap((rule) =>
      rule.conditions.flatMap((condition) => {
        const { path, value, op } = condition;
        const guarded = op === 'regex' ? guardedBy(path.keys.at(-1) ?? '') : undefined;
        if (!guarded || value.type !== 'string' || isAnchored(value.value)) return [];
        const stray = strayTexts(condition, guarded).find((text) =>
          getsPast(entry, path.keys, JSON.stringify(text), rule),
        );
        if (stray === undefined) return [];
        return [
          {
            span: { offset: value.offset, length: value.length },
            message: `A pattern may match anywhere in a text, and this one is open at an end: ${quoteName(path.text)} may be ${plain(JSON.stringify(stray), 120)}. Begin it with "^", end it with "$", and say between them what may stand there.`,
            data: { path: path.text, pattern: value.value },
          },
        ];
      }),
    );
  },
};

function strayTexts({ value }: Condition, guarded: Guarded): readonly string[] {
  if (value.type !== 'string') return [];
  const sample = sampleOf(value.value);
  // Where only the end is fixed and no place is named, it is the kind of file that is meant.
  if (sample === undefined || (guarded === 'path' && endsClosed(value.value) && !sample.includes('/'))) return [];
  return strayFrom(sample, guarded);
}

function isAnchored(pattern: string): boolean {
  const bare = pattern.replace(/^\(\?[ims]+\)/, '');
  return /^(?:\^|\\A)/.test(bare) && endsClosed(bare) && !hasAlternatives(bare);
}

function endsClosed(pattern: string): boolean {
  return /(?<!\\)(?:\\\\)*(?:\$|\\z)$/.test(pattern);
}

/** `^a|b$` is open at an end on either side. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
