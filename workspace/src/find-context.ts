import { parseSnapshot, type SnapshotFacts } from '@mcp-policy/mcp';
import { emptyConfig, type ParsedConfig, parseConfig } from './config/parse.ts';
import type { PolicyContext } from './context.ts';
import type { Files } from './files.ts';
import { findPolicies, type PolicyDetector } from './find-policies.ts';
import { findRecordings } from './find-recordings.ts';
import { findServers, type LookupOptions } from './find-servers.ts';
import { type Pairing, pair } from './pairing.ts';
import { findPlace, type Place } from './place.ts';
import { suppressionsFor } from './suppressions.ts';
import { joinUri, nameOfUri, relativePath } from './uri.ts';

/** Bytes; the largest listing seen of a real server is far below. */
const longestSnapshot = 128 * 1024 * 1024;

export interface ContextOptions extends LookupOptions {
  /** Decides whether another `policy.json` is a policy of ours; by name alone without it. */
  readonly isPolicy?: PolicyDetector;
  /** Use this configuration instead of the one that is found. */
  readonly configUri?: string;
}

/**
 * What belongs to a policy: configuration, server, snapshot, recordings. Depends on nothing but the files, so the editor and
 * the command line find the same. Never rejects for what a file holds: that is said in the context.
 */
export async function findPolicyContext(policyUri: string, options: ContextOptions): Promise<PolicyContext> {
  const { files, folders, isPolicy } = options;
  const place = await findPlace(policyUri, files, folders);
  const configUri = options.configUri ?? (await configIn(place, files));
  const { config, problems } = configUri === undefined ? noConfig : await readConfig(configUri, files);
  const snapshotFolder = place.policyFolder && joinUri(place.policyFolder, 'snapshots');
  const names = snapshotFolder === undefined ? [] : await files.list(snapshotFolder);
  const { servers } = await findServers(policyUri, { files, folders });
  const path = relativePath(place.root, policyUri) ?? nameOfUri(policyUri);
  const isOnlyPolicy = async () => isOnly(policyUri, await findPolicies(place.root, files, isPolicy));
  const pairing = await pair({
    path,
    config,
    snapshots: names.filter((name) => /^[^.].*\.json$/.test(name)),
    servers: servers.map(({ name }) => name),
    isOnlyPolicy,
  });
  const snapshot = await readSnapshot(pairing, snapshotFolder, files);
  const { recordings, problems: globProblems } = await findRecordings(place.root, pairing.entry, files);
  const suppressed = await suppressionsFor(path, config.suppressions, isOnlyPolicy);
  const server = pairing.server ?? serverOf(snapshot, pairing);
  return {
    root: place.root,
    configUri,
    configProblems: [...problems, ...globProblems, ...suppressed.problems],
    server,
    snapshot,
    recordings,
    severities: config.rules,
    categories:
      server !== undefined && Object.hasOwn(config.categories, server) ? (config.categories[server] ?? {}) : {},
    suppressions: suppressed.suppressions,
  };
}

const noConfig: ParsedConfig = { config: emptyConfig, problems: [] };

async function configIn(place: Place, files: Files): Promise<string | undefined> {
  if (place.policyFolder === undefined) return undefined;
  const uri = joinUri(place.policyFolder, 'config.json');
  const stat = await files.stat(uri);
  return stat?.type === 'file' && !stat.linked ? uri : undefined;
}

async function readConfig(uri: string, files: Files): Promise<ParsedConfig> {
  try {
    return parseConfig(await files.read(uri));
  } catch (error) {
    return { config: emptyConfig, problems: [`config.json could not be read: ${messageOf(error)}`] };
  }
}

/** A policy that is not saved yet, or has an unusual name, counts beside those that were found. */
function isOnly(policyUri: string, found: readonly { readonly uri: string }[]): boolean {
  return found.every(({ uri }) => relativePath(uri, policyUri) === '');
}

async function readSnapshot(pairing: Pairing, folder: string | undefined, files: Files): Promise<SnapshotFacts> {
  if (pairing.snapshot === undefined) return { state: 'missing', reason: pairing.reason };
  const uri = folder === undefined ? undefined : joinUri(folder, pairing.snapshot);
  const stat = uri === undefined ? undefined : await files.stat(uri);
  if (uri === undefined || stat === undefined) {
    const server = JSON.stringify(pairing.server ?? pairing.snapshot);
    return { state: 'missing', reason: `no snapshot of the server ${server} has been taken yet` };
  }
  if (stat.type !== 'file' || stat.linked) return { state: 'unreadable', uri, reason: 'it is no plain file' };
  if (stat.size > longestSnapshot) return { state: 'unreadable', uri, reason: 'it is larger than 128 MiB' };
  try {
    const { snapshot, problems } = parseSnapshot(await files.read(uri));
    return snapshot === null
      ? { state: 'unreadable', uri, reason: problems.join('; ') || 'it holds no snapshot' }
      : { state: 'found', snapshot, uri };
  } catch (error) {
    return { state: 'unreadable', uri, reason: messageOf(error) };
  }
}

/** The server by the snapshot: what it says itself, else its file's name read backwards. */
function serverOf(snapshot: SnapshotFacts, { snapshot: file }: Pairing): string | undefined {
  if (snapshot.state === 'found' && snapshot.snapshot.server !== undefined) return snapshot.snapshot.server;
  if (file === undefined) return undefined;
  try {
    return decodeURIComponent(file.replace(/\.json$/, '').replaceAll('__', '/'));
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
