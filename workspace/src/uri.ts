/** URIs as texts (`file:///a/b`). Segments are encoded as VS Code encodes them, so that both spell one file alike. */

function encodeSegment(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** `uri` without a slash at its end. */
export function withoutSlash(uri: string): string {
  return uri.replace(/(?<=[^/])\/$/, '');
}

/** The URI of a file or folder by its plain names: `joinUri('file:///a', '.mcp-policy', 'x y.json')`. */
export function joinUri(uri: string, ...names: readonly string[]): string {
  const base = withoutSlash(uri);
  if (names.length === 0) return base;
  return base + (base.endsWith('/') ? '' : '/') + names.map(encodeSegment).join('/');
}

/** The folder that holds `uri`; undefined at the top. */
export function parentUri(uri: string): string | undefined {
  const bare = withoutSlash(uri);
  const top = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i.exec(bare)?.[0].length ?? 0;
  if (bare.length <= top) return undefined;
  return bare.slice(0, Math.max(bare.lastIndexOf('/'), top));
}

/** The plain name of the file or folder. */
export function nameOfUri(uri: string): string {
  const bare = withoutSlash(uri);
  return decodeSegment(bare.slice(bare.lastIndexOf('/') + 1));
}

/** One spelling for one place: `file:///C:/a%20b` and `file:///c%3A/a b` are the same. */
function spelled(uri: string): string[] {
  const segments = uri.replace(/\/$/, '').split('/').map(decodeSegment);
  return segments.map((segment, i) => (i === 3 && /^[A-Z]:$/i.test(segment) ? segment.toLowerCase() : segment));
}

/**
 * The path of `uri` below `folder`, plain names joined with `/`; `''` for the folder itself, undefined when it lies
 * elsewhere. A path that climbs (`..`) lies elsewhere.
 */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = spelled(folder);
  const path = spelled(uri);
  if (path.includes('..') || base.some((segment, i) => path[i] !== segment)) return undefined;
  return path.slice(base.length).join('/');
}

/** The folders from the one that holds `uri` (or from `uri` itself) up to `top`, nearest first; the whole way without one. */
export function foldersUpward(from: string, top: string): string[] {
  const found: string[] = [];
  for (let folder: string | undefined = from; folder !== undefined; folder = parentUri(folder)) {
    found.push(folder);
    if (relativePath(folder, top) === '') break;
  }
  return found;
}
