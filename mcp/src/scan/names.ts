import type { Tool } from '../snapshot/model.ts';
import { quoted } from '../text.ts';
import type { Found } from './characters.ts';
import { skeletonOf } from './skeleton.ts';

/**
 * Letters of a name of a tool or an argument that are not what they look like: of another script beside Latin ones, of
 * another script and all drawn like Latin ones, or wide, styled or ligated forms of plain letters.
 */
export function scanName(name: string): Found[] {
  if (!/[^\x20-\x7e]/.test(name)) return [];
  const found: Found[] = [];
  const foreign = [...name.matchAll(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/gu)];
  const [first] = foreign;
  if (first && (/\p{Script=Latin}/u.test(name) || !/[^\x20-\x7e]/.test(skeletonOf(name)))) {
    const letters = foreign.slice(0, 4).map(([letter]) => spelt(letter));
    const why = `is written with letters of another alphabet that look like Latin ones: ${letters.join(' ')}`;
    found.push({ kind: 'foreign-letters', span: { offset: first.index, length: first[0].length }, why });
  }
  const wide = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\ufb00-\ufb06\u2170-\u217f]/u.exec(name);
  if (wide) {
    const why = `holds the letter ${spelt(wide[0])}, another form of ${quoted(wide[0].normalize('NFKC'))}`;
    found.push({ kind: 'foreign-letters', span: { offset: wide.index, length: wide[0].length }, why });
  }
  return found;
}

/** Names of one server that a reader takes for one another, by name: the others of each. */
export function collidingNames(tools: readonly Tool[]): ReadonlyMap<string, readonly string[]> {
  const bySkeleton = new Map<string, Set<string>>();
  for (const { name } of tools) {
    const skeleton = skeletonOf(name);
    const same = bySkeleton.get(skeleton);
    if (same) same.add(name);
    else bySkeleton.set(skeleton, new Set([name]));
  }
  const groups = [...bySkeleton.values()].filter((names) => names.size > 1);
  return new Map(
    groups.flatMap((group) => [...group].map((name) => [name, [...group].filter((one) => one !== name)] as const)),
  );
}

/** A name with its foreign letters spelt out. */
export function spelt(name: string): string {
  return name.replace(/[^\x20-\x7e]/gu, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}
