import picomatch from 'picomatch';

/** What may stand in a path where a glob says `*`. More stars in one name would let a hostile pattern match for minutes. */
const mostStarsInName = 3;
const mostFolderStars = 3;

export type Glob =
  | {
      readonly ok: true;
      /** Whether a path with `/`, relative to the glob's root, is meant. */
      readonly matches: (path: string) => boolean;
      /** The folder, relative to the root, below which everything that can match lies; `''` is the root. */
      readonly base: string;
      /** How many folders deep below `base` a match can lie; undefined: any. */
      readonly depth: number | undefined;
    }
  | { readonly ok: false; readonly problem: string };

function problemOf(pattern: string): string | undefined {
  if (/^(?:[/\\]|[a-z]:|[a-z][a-z0-9+.-]*:\/\/)/i.test(pattern)) return 'is an absolute path';
  const names = pattern.split('/');
  if (names.includes('..')) return 'leads out of the folder';
  if (pattern.length > 256) return 'is too long';
  const folderStars = names.filter((name) => name === '**').length;
  const tooMany = names.some((name) => name !== '**' && (name.match(/\*/g)?.length ?? 0) > mostStarsInName);
  if (tooMany || folderStars > mostFolderStars) return 'has too many stars';
  return undefined;
}

/** Compiles a glob of config.json: picomatch's, without extended patterns; it never matches outside its root. */
export function compileGlob(pattern: string): Glob {
  const problem = problemOf(pattern);
  if (problem) return { ok: false, problem: `the glob ${JSON.stringify(pattern)} ${problem}, so it is ignored` };
  const bare = pattern.replace(/^(?:\.\/)+/, '');
  const matches = picomatch(bare, { dot: true, noextglob: true, nonegate: true, strictSlashes: true });
  const names = bare.split('/');
  const fixed = names.slice(0, -1).findIndex((name) => /[*?[\]{}()!\\]/.test(name));
  const base = names.slice(0, fixed < 0 ? -1 : fixed);
  const open = bare.includes('**') || /\{[^}]*\//.test(bare);
  return {
    ok: true,
    matches: (path) => matches(path),
    base: base.join('/'),
    depth: open ? undefined : names.length - base.length - 1,
  };
}
