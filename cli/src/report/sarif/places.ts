import type { ArtifactLocation, Region } from 'sarif';
import { rootPath } from '../root-path.ts';

/** Line and character from 0, as positions of the engine and of LSP are. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** What places are relative to. Viewers and code scanning know it by this name. */
export const rootId = '%SRCROOT%';

/** Lines and columns count from 1 in SARIF. */
export function regionOf({ start, end }: { readonly start: Place; readonly end: Place }): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A file below the root, relative to it; any other file as it is. `root`: a `file:` URI of a folder, ending in `/`. */
export function artifactOf(uri: string, root: string): ArtifactLocation {
  const relative = rootPath(uri, root);
  if (relative === undefined) return { uri };
  return { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: rootId };
}
