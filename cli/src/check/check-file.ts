import { fileURLToPath } from 'node:url';
import { parsePolicy } from '@mcp-policy/engine';
import { detectPolicy, diagnose, type Facts, type Finding, fixAll, type ListingFacts } from '@mcp-policy/language';
import type { SnapshotFacts } from '@mcp-policy/mcp';
import { nodeFiles, writeAtomically } from '@mcp-policy/workspace/node';
import { failed, messageOf } from '../support/failure.ts';
import { type ContextRequest, contextOf, namedSnapshot, readText, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';

export interface CheckRequest extends ContextRequest {
  readonly fix: boolean;
  /** `--listing`: what the server lists by now. */
  readonly listing?: string | undefined;
}

/** What `check` found in one file. */
export interface CheckedFile {
  /** As given, with `/`. */
  readonly path: string;
  readonly uri: string;
  /** As it is now, after fixing. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Undefined for a file that is no policy. */
  readonly snapshot: SnapshotFacts | undefined;
  readonly server: string | undefined;
  readonly configProblems: readonly string[];
  /** The titles of what was fixed. */
  readonly fixed: readonly string[];
}

/** Checks a file that was named, or found. Fails when it cannot be read, or not be written when there is something to fix. */
export async function checkFile(io: Io, file: string, request: CheckRequest): Promise<CheckedFile> {
  const path = shownPath(file);
  const uri = uriOf(io, file);
  const text = await readText(io, file);
  const stranger = whyNoPolicy(text, path);
  if (stranger !== undefined) {
    const findings = [notAPolicy(stranger)];
    return { path, uri, text, findings, snapshot: undefined, server: undefined, configProblems: [], fixed: [] };
  }
  const context = await contextOf(io, uri, request);
  const facts: Facts = {
    parsed: parsePolicy(text),
    snapshot: context.snapshot,
    listing: await listingOf(io, request.listing),
    server: context.server,
    // Trust is a setting of the user, and the command line has no user settings.
    serverTrusted: false,
    severities: context.severities,
    categories: context.categories,
    suppressions: context.suppressions ?? [],
    now: io.now(),
  };
  const rest = {
    path,
    uri,
    snapshot: context.snapshot,
    server: context.server,
    configProblems: context.configProblems,
  };
  if (!request.fix) return { ...rest, text, findings: diagnose(facts), fixed: [] };
  const fixed = fixAll(facts);
  if (fixed.text !== text) await overwrite(uri, path, fixed.text);
  const findings = diagnose({ ...facts, parsed: parsePolicy(fixed.text) });
  return { ...rest, text: fixed.text, findings, fixed: fixed.done };
}

/** The newer listing that was named. Fails when it cannot be read. */
async function listingOf(io: Io, file: string | undefined): Promise<ListingFacts | undefined> {
  if (file === undefined) return undefined;
  const { snapshot } = await namedSnapshot(io, file);
  const taken = Date.parse(snapshot.takenAt ?? '');
  return { snapshot, takenAt: Number.isNaN(taken) ? undefined : taken };
}

/** A file that somebody names is judged by its content, whatever it is called. */
function whyNoPolicy(text: string, path: string): string | undefined {
  const byName = detectPolicy(text, path);
  if (byName.isPolicy) return undefined;
  const byContent = detectPolicy(text, 'policy.json');
  return byContent.isPolicy ? undefined : byContent.reason;
}

function notAPolicy(reason: string): Finding {
  const start = { line: 0, character: 0, offset: 0 };
  return {
    code: 'schema/not-a-policy',
    severity: 'error',
    message: `This file is no policy: ${reason}. Nothing in it is enforced. A policy is an object with "version": "1" and "default".`,
    range: { start, end: start },
    fixable: false,
  };
}

async function overwrite(uri: string, path: string, text: string): Promise<void> {
  const stat = await nodeFiles.stat(uri);
  // Renaming over a link would leave the linked file as it is and the link gone.
  if (stat?.linked) throw failed(`${path} is a link, so it was not fixed. Name the file that it leads to.`);
  try {
    await writeAtomically(fileURLToPath(uri), text);
  } catch (error) {
    throw failed(`${path} could not be written: ${messageOf(error)}.`);
  }
}
