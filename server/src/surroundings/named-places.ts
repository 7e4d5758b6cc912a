import { toolInConfig, toolsInSnapshot } from '@mcp-policy/language';
import type { Snapshot } from '@mcp-policy/mcp';
import { compileGlob, nameOfUri, relativePath } from '@mcp-policy/workspace';
import type { Location, Range } from 'vscode-languageserver';
import type { OpenDocument } from '../documents/open-document.ts';
import type { Session } from '../session.ts';
import type { PolicyFacts } from './facts.ts';
import { withPatience } from './patience.ts';

/** UTF-16 code units. A snapshot may be far longer than any server's real listing; then only the file is pointed at. */
const longestSnapshot = 16 * 1024 * 1024;
const longestConfig = 4 * 1024 * 1024;

const fileStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

interface Read {
  readonly text: string;
  readonly places: ReadonlyMap<string, Range>;
}

const reads = new WeakMap<Snapshot, Read>();

/** How long a request waits for a file that is only pointed at, in milliseconds. */
export const pointingPatience = 300;

/**
 * Where the snapshot of a policy names a tool; undefined when it does not, or cannot be read any more. From a slow disk only the file
 * is pointed at.
 */
export async function placeInSnapshot(
  session: Session,
  document: OpenDocument,
  { facts }: PolicyFacts,
  tool: string,
): Promise<Location | undefined> {
  if (facts.snapshot.state !== 'found') return undefined;
  const { snapshot, uri } = facts.snapshot;
  if (!snapshot.tools.some(({ name }) => name === tool)) return undefined;
  const reading = textOf(session, document.uri, uri).then((text) => ({ text }));
  const done = await withPatience(session.runtime.timer, pointingPatience, reading);
  if (!done) return { uri, range: fileStart };
  const { text } = done;
  if (text === undefined) return undefined;
  if (text.length > longestSnapshot) return { uri, range: fileStart };
  let read = reads.get(snapshot);
  if (read?.text !== text) {
    read = { text, places: toolsInSnapshot(text) };
    reads.set(snapshot, read);
  }
  const range = read.places.get(tool);
  return range && { uri, range };
}

/** A file with places in it, and the version they are true of when it is open. */
export interface PlacesIn {
  readonly uri: string;
  readonly version: number | null;
  readonly ranges: readonly Range[];
}

/** Where `config.json` names a tool of a policy; undefined when it does not. */
export async function placesInConfig(
  session: Session,
  document: OpenDocument,
  { facts }: PolicyFacts,
  tool: string,
): Promise<PlacesIn | undefined> {
  const context = session.surroundings.peek(document.uri).surrounding?.context;
  if (context?.configUri === undefined) return undefined;
  const { configUri: uri, root } = context;
  const text = await textOf(session, document.uri, uri);
  if (text === undefined || text.length > longestConfig) return undefined;
  const path = relativePath(root, document.uri) ?? nameOfUri(document.uri);
  const concerns = (pattern: string): boolean => {
    const glob = compileGlob(pattern);
    return glob.ok && glob.matches(path);
  };
  const ranges = toolInConfig(text, tool, { server: facts.server, concerns });
  return ranges.length === 0 ? undefined : { uri, version: session.documents.get(uri)?.version ?? null, ranges };
}

/** The file's text as the author sees it; undefined when it is gone. */
async function textOf(session: Session, policyUri: string, uri: string): Promise<string | undefined> {
  try {
    return await session.files(policyUri).read(uri);
  } catch {
    return undefined;
  }
}
