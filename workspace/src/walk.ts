import type { Files } from './files.ts';
import { joinUri } from './uri.ts';

export interface FoundFile {
  readonly uri: string;
  /** Relative to where the walk began, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

export interface WalkOptions {
  /** Folders below the start; 0: only the files that lie in it. */
  readonly depth: number;
  /** Names looked at, in all: an end for a folder that has none. */
  readonly most?: number;
  /** Also looks into folders that are called like files, such as `example.com`: it takes a look at every single name. */
  readonly thorough?: boolean;
  /** Whether to look into a folder of this name. */
  readonly enter?: (name: string, uri: string) => boolean | Promise<boolean>;
  /** Whether a file of this name is wanted. The others are not even asked for their size. */
  readonly wants: (name: string, path: string) => boolean;
}

/** Looks like a file's name: asking each of them what it is would cost most of the walk. */
const fileLike = /\.[a-z0-9]{1,5}$/i;

/** The wanted files below a folder, level by level. Never follows a link: what it points at need not lie in the folder. */
export async function walk(files: Files, start: string, options: WalkOptions): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  let left = options.most ?? 10_000;
  let level = [{ uri: start, path: '' }];
  for (let depth = 0; level.length > 0 && depth <= options.depth; depth++) {
    const next: { uri: string; path: string }[] = [];
    for (const folder of level) {
      for (const name of await files.list(folder.uri)) {
        if (left-- <= 0) return found;
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        const wanted = options.wants(name, path);
        const noFolder = depth === options.depth || (!options.thorough && fileLike.test(name));
        if (!wanted && noFolder) continue;
        const uri = joinUri(folder.uri, name);
        const stat = await files.stat(uri);
        if (stat === undefined || stat.linked) continue;
        if (stat.type === 'file') {
          if (wanted) found.push({ uri, path, size: stat.size, modified: stat.modified });
        } else if (await (options.enter?.(name, uri) ?? true)) next.push({ uri, path });
      }
    }
    level = next;
  }
  return found;
}
