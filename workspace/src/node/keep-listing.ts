import { fileURLToPath } from 'node:url';
import {
  compareSnapshots,
  type PoisonFinding,
  parseSnapshot,
  type Snapshot,
  type SnapshotDifference,
  sameTools,
  scanSnapshot,
  serializeSnapshot,
} from '@mcp-policy/mcp';
import type { TakeResult } from '@mcp-policy/mcp/client';
import { policyFolder } from '../place.ts';
import { joinUri, nameOfUri } from '../uri.ts';
import { nodeFiles } from './node-files.ts';
import { reasonOf } from './reason.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * `written`: the new snapshot is the baseline now. `unchanged`: the baseline lists the same tools and was left untouched.
 * `differs`: it lists others and was left untouched. `cannot-compare`: the server was listed, and there is no baseline that
 * can be read to hold it against; what lies there was left untouched. `failed`: no snapshot could be taken, or not be written.
 */
export interface RefreshResult {
  readonly status: 'written' | 'unchanged' | 'differs' | 'cannot-compare' | 'failed';
  /** In words, ready to be shown. */
  readonly message: string;
  /** Absent when nothing lies there. */
  readonly snapshotUri?: string;
  /** How many tools the server listed. */
  readonly tools?: number;
  /** From the baseline to the new snapshot; absent when there was no baseline. */
  readonly differences?: readonly SnapshotDifference[];
  /** Text of the new snapshot, whenever it is not what lies on disk. */
  readonly proposed?: string;
  /** What was left out of the snapshot or is odd. */
  readonly notes?: readonly string[];
  /** What somebody should look at in the texts of the tools, whether they are new or not. */
  readonly poisoned?: readonly PoisonFinding[];
  /** What the server wrote to standard error; secrets masked. */
  readonly stderr?: string;
}

type Baseline =
  | { readonly state: 'none' }
  | { readonly state: 'found'; readonly snapshot: Snapshot }
  | { readonly state: 'unreadable'; readonly reason: string };

/** What to do with a listing. */
export interface KeepOptions {
  /** The server's name. */
  readonly name: string;
  /** URI of the snapshot: what stands there is the baseline. */
  readonly uri: string;
  /** URI of the folder whose `.mcp-policy/` the snapshot lies in; undefined when it was named by hand. */
  readonly root: string | undefined;
  /** Write over a different baseline. */
  readonly accept: boolean;
  /** Write nothing, whatever was listed. */
  readonly compareOnly: boolean;
}

/**
 * Holds what a server listed against the baseline: written when there is none, left untouched when the tools are the same,
 * written over a different one only when that is accepted. Never rejects, and never loses the old baseline.
 */
export async function keepListing(taken: TakeResult, options: KeepOptions): Promise<RefreshResult> {
  const { uri, accept, compareOnly } = options;
  const place = nameOfUri(uri);
  const baseline = await readBaseline(uri);
  const known = baseline.state === 'none' ? {} : { snapshotUri: uri };
  if (!taken.ok) {
    const kept = baseline.state === 'none' ? '' : ' The old snapshot is as it was.';
    return { status: 'failed', message: `${sentence(taken.reason)}${kept}`, stderr: taken.stderr, ...known };
  }
  const { snapshot, notes } = taken;
  const name = JSON.stringify(options.name);
  const counted = `${snapshot.tools.length} ${snapshot.tools.length === 1 ? 'tool' : 'tools'}`;
  const proposed = serializeSnapshot(snapshot);
  const differences = baseline.state === 'found' ? compareSnapshots(baseline.snapshot, snapshot) : undefined;
  const told = {
    ...known,
    tools: snapshot.tools.length,
    notes,
    poisoned: scanSnapshot(snapshot),
    ...(differences && { differences }),
  };
  if (baseline.state === 'found' && sameTools(baseline.snapshot, snapshot)) {
    const message = `${name} lists the same ${counted} as ${place}, which was left untouched.`;
    return { status: 'unchanged', message, ...told, differences: [] };
  }
  if (compareOnly || !(baseline.state === 'none' || accept)) {
    const status = baseline.state === 'found' ? 'differs' : 'cannot-compare';
    return { status, message: whyNotWritten(baseline, { name, counted, place }), ...told, proposed };
  }
  try {
    if (options.root !== undefined) await refuseLinks(options.root);
    await writeAtomically(fileURLToPath(uri), proposed);
  } catch (error) {
    const message = `${place} could not be written: ${reasonOf(error)}.`;
    return { status: 'failed', message, ...told, proposed };
  }
  return {
    status: 'written',
    message: `Wrote ${counted} of ${name} to ${place}.`,
    ...told,
    snapshotUri: uri,
  };
}

async function readBaseline(uri: string): Promise<Baseline> {
  if ((await nodeFiles.stat(uri)) === undefined) return { state: 'none' };
  try {
    const { snapshot, problems } = parseSnapshot(await nodeFiles.read(uri));
    return snapshot ? { state: 'found', snapshot } : { state: 'unreadable', reason: problems.join('; ') };
  } catch (error) {
    return { state: 'unreadable', reason: reasonOf(error) };
  }
}

function whyNotWritten(
  baseline: Baseline,
  { name, counted, place }: { readonly name: string; readonly counted: string; readonly place: string },
): string {
  switch (baseline.state) {
    case 'none':
      return `Could not compare: ${name} lists ${counted}, and there is no ${place} to compare them with.`;
    case 'unreadable':
      return `Could not compare: ${name} lists ${counted}, and ${place} cannot be read (${baseline.reason}). It was left untouched. Look at what the server lists, then accept it.`;
    case 'found':
      return `${name} lists other tools than ${place}, which was left untouched. Look at the differences, then accept them.`;
  }
}

/** A repository may hold a link instead of a folder: what is written in it must stay in it. */
async function refuseLinks(root: string): Promise<void> {
  for (const names of [[policyFolder], [policyFolder, 'snapshots']]) {
    const stat = await nodeFiles.stat(joinUri(root, ...names));
    if (stat?.linked) throw new Error(`${names.join('/')} is a link`);
  }
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}
