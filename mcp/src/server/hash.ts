import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { canonicalText } from '../json.ts';
import type { ServerDefinition } from './model.ts';

/**
 * Identifies the exact configuration, for keeping a person's consent to start it: SHA-256, in hex, over everything that
 * decides what runs or where a request goes, and the folder that is configured, since `node server.js` in another folder is
 * other code. The order of environment variables and headers does not matter; every character of theirs does.
 */
export function hashServer(definition: ServerDefinition): string {
  // Names what counts, so that a later member of the definition cannot slip by unhashed without a thought.
  const folder = folderOf(definition.origin);
  const exact =
    definition.type === 'stdio'
      ? {
          folder,
          type: definition.type,
          command: definition.command,
          args: definition.args,
          env: definition.env,
          cwd: definition.cwd ?? null,
          envFile: definition.envFile ?? null,
        }
      : { folder, type: definition.type, url: definition.url, headers: definition.headers };
  return bytesToHex(sha256(canonicalText(exact)));
}

/** `.mcp.json`, `.vscode/mcp.json` and `.cursor/mcp.json` of one folder configure the same folder. */
function folderOf(origin: string | undefined): string | null {
  return origin?.replace(/(?:\/\.(?:vscode|cursor))?\/[^/]*$/, '') ?? null;
}
