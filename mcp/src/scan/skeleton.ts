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
