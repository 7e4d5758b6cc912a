import type { KnownTools } from './tools.ts';

/** Letters of other scripts that are drawn as a Latin one: those that are enough to write a tool's name with. */
const drawnAlike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
    α: 'a',
    ο: 'o',
    ρ: 'p',
    ν: 'v',
    ι: 'i',
    κ: 'k',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ε: 'e',
    η: 'n',
    ı: 'i',
    ɡ: 'g',
    ɑ: 'a',
    ⅼ: 'l',
    '‐': '-',
    '‑': '-',
    '–': '-',
    '—': '-',
    '−': '-',
    _: '_',
  }),
);

/** What a name looks like: names that a reader takes for one another have the same. */
export function skeletonOf(name: string): string {
  const letters = name
    .slice(0, 256)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\p{Mn}/gu, '');
  // A capital I, a small l and a 1 are drawn alike in some fonts, and there nobody can tell.
  return Array.from(letters, (letter) => drawnAlike.get(letter) ?? letter)
    .join('')
    .replace(/[il|]/g, '1')
    .replace(/o/g, '0');
}

const cache = new WeakMap<KnownTools, ReadonlyMap<string, readonly string[]>>();

/** The other tools of the snapshot whose names look like the name of this one. */
export function lookAlikes(tools: KnownTools, name: string): readonly string[] {
  let twins = cache.get(tools);
  if (!twins) {
    twins = twinsAmong(tools.names);
    cache.set(tools, twins);
  }
  return (twins.get(name) ?? []).filter((one) => one !== name);
}

/** Names that look like another one, each with all that look so. Few have any, so that to ask costs nothing. */
function twinsAmong(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const bySkeleton = new Map<string, string[]>();
  for (const name of names) {
    const skeleton = skeletonOf(name);
    const same = bySkeleton.get(skeleton);
    if (same) same.push(name);
    else bySkeleton.set(skeleton, [name]);
  }
  const groups = [...bySkeleton.values()].filter((group) => group.length > 1);
  return new Map(groups.flatMap((group) => group.map((name) => [name, group] as const)));
}
