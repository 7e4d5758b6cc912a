import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Severity } from '@mcp-policy/engine';
import { detectPolicy } from '@mcp-policy/language';
import { parseSnapshot, type SnapshotFacts } from '@mcp-policy/mcp';
import {
  findGitRoot,
  findPolicyContext,
  joinUri,
  type PolicyContext,
  type PolicyDetector,
  parentUri,
  policyFolder,
  relativePath,
} from '@mcp-policy/workspace';
import { nodeFiles } from '@mcp-policy/workspace/node';
import { failed, messageOf } from './failure.ts';
import type { Io } from './io.ts';

const longestText = 256 * 1024 * 1024;

/** Whether a text is a policy, as the editor would say. */
export const isPolicy: PolicyDetector = (text, fileName) => detectPolicy(text, fileName).isPolicy;

/** The `file:` URI of a path as the user wrote it. */
export function uriOf(io: Io, file: string): string {
  return pathToFileURL(path.resolve(io.cwd, file)).href;
}

/** A path as reports show it: as given, with `/`. */
export function shownPath(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}

/** The text of a file that was named; `-` is standard input. Fails with what can be shown. */
export async function readText(io: Io, file: string): Promise<string> {
  if (file === '-') return inputText(io);
  const full = path.resolve(io.cwd, file);
  try {
    if ((await stat(full)).size > longestText) throw new Error('it is larger than 256 MiB');
    const bytes = await readFile(full);
    if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
    return bytes.toString('utf8');
  } catch (error) {
    throw failed(`${shownPath(file)} could not be read: ${await reasonOf(uriOf(io, file), error)}.`);
  }
}

async function inputText(io: Io): Promise<string> {
  const bytes = await io.input();
  if (!isUtf8(bytes)) throw failed('standard input could not be read: it is not UTF-8.');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The same words for a missing file, a folder and so on as everywhere else. */
async function reasonOf(uri: string, error: unknown): Promise<string> {
  if (!(error instanceof Error) || !('code' in error)) return messageOf(error);
  return nodeFiles.read(uri).then(() => messageOf(error), messageOf);
}

/**
 * What the command line takes for the workspace folder of a file: its git root, else where the command was started, else the
 * nearest folder upward that holds a `.mcp-policy/`, else the file's own folder.
 */
export async function folderOfFile(io: Io, uri: string): Promise<string> {
  const own = parentUri(uri) ?? uri;
  const git = await findGitRoot(own, nodeFiles);
  if (git !== undefined) return git;
  const cwd = pathToFileURL(io.cwd).href;
  if (relativePath(cwd, uri) !== undefined) return cwd;
  for (let folder: string | undefined = own; folder !== undefined; folder = parentUri(folder)) {
    if ((await nodeFiles.stat(joinUri(folder, policyFolder)))?.type === 'directory') return folder;
  }
  return own;
}

export interface ContextRequest {
  /** `--config`: use this configuration instead of the one that is found. */
  readonly config?: string | undefined;
  /** `--snapshot`: use this snapshot. */
  readonly snapshot?: string | undefined;
}

/** What belongs to a policy, with what the user named instead. Fails when that cannot be read. */
export async function contextOf(io: Io, uri: string, request: ContextRequest = {}): Promise<PolicyContext> {
  const configUri = request.config === undefined ? undefined : uriOf(io, request.config);
  if (request.config !== undefined) await readText(io, request.config);
  const folders = [await folderOfFile(io, uri)];
  const found = await findPolicyContext(uri, {
    files: nodeFiles,
    folders,
    isPolicy,
    ...(configUri !== undefined && { configUri }),
  });
  if (request.snapshot === undefined) return found;
  const snapshot = await namedSnapshot(io, request.snapshot);
  return { ...found, snapshot, server: snapshot.snapshot.server ?? found.server };
}

/** The snapshot in a file that was named. */
export async function namedSnapshot(io: Io, file: string): Promise<Extract<SnapshotFacts, { state: 'found' }>> {
  const { snapshot, problems } = parseSnapshot(await readText(io, file));
  if (snapshot === null) throw failed(`${shownPath(file)} holds no snapshot: ${problems.join('; ')}.`);
  return { state: 'found', snapshot, uri: uriOf(io, file) };
}

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
