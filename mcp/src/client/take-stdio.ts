import { stat } from 'node:fs/promises';
import { quoted } from '../text.ts';
import { type Deadline, TimeUp } from './deadline.ts';
import { serverEnvironment } from './environment.ts';
import { type Limits, TakeError } from './options.ts';
import { ProcessTransport } from './process-transport.ts';
import type { ResolvedStdio } from './resolve.ts';
import { type Era, runSession } from './session.ts';
import { silence, stdioNotes, stdioReason } from './stdio-reason.ts';
import { Failure, shortMessage, type Taken } from './taken.ts';

/**
 * Lists the tools of a server that speaks over stdin and stdout. Some old servers end when they hear anything before
 * `initialize`, the question for the new protocol included: such a one is started once more and asked the old way.
 */
export async function takeOverStdio(server: ResolvedStdio, limits: Limits, deadline: Deadline): Promise<Taken> {
  if (!(await isFolder(server.cwd))) {
    throw new Failure(`the folder ${quoted(server.cwd)}, in which the server should start, does not exist`, '');
  }
  const first = await attempt(server, 'auto', limits, deadline);
  if (first.taken !== undefined) return first.taken;
  if (!first.deaf) throw first.failure;
  const second = await attempt(server, 'legacy', limits, deadline);
  if (second.taken !== undefined) return second.taken;
  throw second.failure;
}

type Attempt =
  | { readonly taken: Taken }
  /** `deaf`: it ended before it had said a word, as servers do that do not know the question. */
  | { readonly taken: undefined; readonly failure: Failure; readonly deaf: boolean };

async function attempt(server: ResolvedStdio, era: Era, limits: Limits, deadline: Deadline): Promise<Attempt> {
  const env = serverEnvironment(server.env);
  const transport = new ProcessTransport({ ...server, env, maxBytes: limits.maxBytes });
  try {
    const { listing, notes } = await runSession(transport, era, limits, deadline);
    return { taken: { listing, notes: [...notes, ...stdioNotes(transport.state)] } };
  } catch (failure) {
    // When the time is up, whatever else broke in consequence is not the reason.
    const error: unknown = deadline.signal.aborted ? deadline.signal.reason : failure;
    // Read before the end that we bring about ourselves.
    const { state } = transport;
    const deaf = state.exit !== undefined && state.messages === 0 && !state.tooLarge && !deadline.signal.aborted;
    const message = reasonOf(error, transport, server, limits);
    await transport.close();
    return { taken: undefined, failure: new Failure(message, transport.stderrText), deaf };
  } finally {
    await transport.close();
  }
}

function reasonOf(error: unknown, { state }: ProcessTransport, server: ResolvedStdio, limits: Limits): string {
  if (error instanceof TimeUp) return error.message + silence(state);
  if (error instanceof TakeError) return error.message;
  return (
    stdioReason(state, server, limits.maxBytes) ?? `the server does not speak MCP as it should: ${shortMessage(error)}`
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
