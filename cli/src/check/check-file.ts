import { parsePolicy } from '@mcp-policy/engine';
import {
  type Accepted,
  detectPolicy,
  diagnoseAll,
  type Facts,
  type Finding,
  fixAll,
  type ListingFacts,
} from '@mcp-policy/language';
import { factsOf } from '../support/facts.ts';
import { failed } from '../support/failure.ts';
import { type ContextRequest, contextOf, namedSnapshot, readText, shownPath, uriOf } from '../support/files.ts';
import type { Io } from '../support/io.ts';
import { standardInput } from './named-files.ts';
import { overwrite } from './overwrite.ts';

export interface CheckRequest extends ContextRequest {
  readonly fix: boolean;
  /** `--listing`: what the server lists by now. */
  readonly listing?: string | undefined;
  /** `--stdin-name`: what standard input would be called if it were a file. */
  readonly stdinName?: string | undefined;
}

/** What `check` found in one file. */
export interface CheckedFile {
  /** As given, with `/`. */
  readonly path: string;
  readonly uri: string;
  /** As it is now, after fixing, without a byte-order mark. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What `config.json` accepts, so that it is not among the findings. */
  readonly accepted: readonly Accepted[];
  /** What it was judged by; undefined for a file that is no policy. */
  readonly facts: Facts | undefined;
  readonly configProblems: readonly string[];
  /** The titles of what was fixed. */
  readonly fixed: readonly string[];
}

const byteOrderMark = '\uFEFF';

/** Checks a file that was named, or found. Fails when it cannot be read, or not be written when there is something to fix. */
export async function checkFile(io: Io, file: string, request: CheckRequest): Promise<CheckedFile> {
  const isInput = file === standardInput;
  const path = shownPath(isInput ? (request.stdinName ?? file) : file);
  const uri = uriOf(io, isInput ? (request.stdinName ?? 'policy.json') : file);
  const whole = await readText(io, file);
  // No editor counts the mark as a character of the first line, nor should a place.
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = whole.slice(mark.length);
  const stranger = whyNoPolicy(text, path);
  if (stranger !== undefined) {
    return {
      path,
      uri,
      text,
      findings: [notAPolicy(stranger)],
      accepted: [],
      facts: undefined,
      configProblems: [],
      fixed: [],
    };
  }
  const context = await contextOf(io, uri, request);
  const facts: Facts = {
    ...factsOf(io, parsePolicy(text), context),
    listing: await listingOf(io, request.listing),
  };
  const rest = { path, uri, configProblems: context.configProblems };
  if (!request.fix) return { ...rest, text, facts, ...diagnoseAll(facts), fixed: [] };
  if (isInput) throw failed('standard input cannot be fixed. Name the file.');
  const fixed = fixAll(facts);
  if (fixed.text !== text) await overwrite(uri, path, mark + fixed.text);
  const after = { ...facts, parsed: parsePolicy(fixed.text) };
  return { ...rest, text: fixed.text, facts: after, ...diagnoseAll(after), fixed: fixed.done };
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
