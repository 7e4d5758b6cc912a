import type { Files } from '@mcp-policy/workspace';
import { uriKey } from './uri-key.ts';

export interface OpenText {
  readonly text: string;
}

/**
 * The files as the author sees them: the unsaved text of a document that is open in the editor wins over the disk. A file
 * that was never saved is not listed in its folder.
 */
export function overlayFiles(files: Files, openAt: (key: string) => OpenText | undefined, now: () => number): Files {
  return {
    async read(uri) {
      return openAt(uriKey(uri))?.text ?? files.read(uri);
    },
    async stat(uri) {
      const open = openAt(uriKey(uri));
      const onDisk = await files.stat(uri);
      if (!open) return onDisk;
      return { type: 'file', size: open.text.length, modified: onDisk?.modified ?? now() };
    },
    list: (uri) => files.list(uri),
  };
}
