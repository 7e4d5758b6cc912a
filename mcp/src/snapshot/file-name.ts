import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** File systems allow 255 bytes; the rest is room for `.json` and for a temporary name beside it. */
const longest = 200;

/** Names that Windows keeps for devices, whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The file name of a server's snapshot in `.mcp-policy/snapshots/`: `/` becomes `__`, other unsafe characters are
 * percent-encoded as in a URL. Never a path, a hidden file, or a name that a file system keeps for itself.
 */
export function snapshotFileName(server: string): string {
  let name = '';
  for (const character of server) name += encode(character);
  // A leading dot would hide the file, and `..` would leave the folder.
  if (name.startsWith('.')) name = `%2E${name.slice(1)}`;
  if (reserved.test(name)) name = percent(name.charAt(0)) + name.slice(1);
  if (name.length > longest) {
    const digest = bytesToHex(sha256(server)).slice(0, 16);
    name = `${name.slice(0, longest - digest.length - 1).replace(/%[0-9A-F]?$/, '')}-${digest}`;
  }
  // Only an empty server name gives an empty one; a lone `%` is no encoding of anything else.
  return `${name === '' ? '%' : name}.json`;
}

function encode(character: string): string {
  if (character === '/') return '__';
  return /^[A-Za-z0-9._@-]$/.test(character) ? character : percent(character);
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
