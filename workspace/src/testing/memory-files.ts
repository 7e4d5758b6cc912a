import type { Files } from '../files.ts';
import { parentUri } from '../uri.ts';

/** A workspace in memory for tests: URI → text. A later entry is a newer file. `links` are URIs that are symbolic links. */
export function memoryFiles(entries: Readonly<Record<string, string>>, links: readonly string[] = []): Files {
  const uris = Object.keys(entries);
  const folders = new Set<string>();
  for (const uri of uris) {
    for (let folder = parentUri(uri); folder !== undefined; folder = parentUri(folder)) folders.add(folder);
  }
  return {
    async read(uri) {
      const text = entries[uri];
      if (text === undefined) throw new Error('There is no such file.');
      return text;
    },
    async stat(uri) {
      const linked = links.includes(uri);
      const text = entries[uri];
      if (text !== undefined) return { type: 'file', size: text.length, modified: uris.indexOf(uri), linked };
      return folders.has(uri) ? { type: 'directory', size: 0, modified: 0, linked } : undefined;
    },
    async list(uri) {
      const below = [...uris, ...folders].filter((other) => parentUri(other) === uri);
      return below.map((other) => decodeURIComponent(other.slice(uri.length + 1))).sort();
    },
  };
}
