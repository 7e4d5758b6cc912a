import { stat } from 'node:fs/promises';
import { quoted } from '../text.ts';
import type { Connection } from './connection.ts';
import { type Deadline, TimeUp } from './deadline.ts';
import { serverEnvironment } from './environment.ts';
import { type Limits, TakeError } from './options.ts';
import { ProcessTransport } from './process-transport.ts';
import type { ResolvedStdio } from './resolve.ts';
import { type Era, openSession } from './session.ts';
import { endReason, silence, stdioNotes, stdioReason } from './stdio-reason.ts';
import { Failure, shortMessage, type Taken } from './taken.ts';

/**
 * Starts a server that speaks over stdin and stdout. Some old servers end when they hear anything before `initialize`, the
 * question for the new protocol included: such a one is started once more and asked the old way.
 */
export async function openStdio(server: ResolvedStdio, limits: Limits, deadline: Deadline): Promise<Connection> {
  if (!(await isFolder(server.cwd))) {
    throw new Failure(`the folder ${quoted(server.cwd)}, in which the server should start, does not exist`, '');
  }
  const first = await attempt(server, 'auto', limits, deadline);
  if (first.connection !== undefined) return first.connection;
  if (!first.deaf) throw first.failure;
  const second = await attempt(server, 'legacy', limits, deadline);
  if (second.connection !== undefined) return second.connection;
  throw second.failure;
}

type Attempt =
  | { readonly connection: Connection }
  /** `deaf`: it ended before it had said a word, as servers do that do not know the question. */
  | { readonly connection: undefined; readonly failure: Failure; readonly deaf: boolean };

async function attempt(server: ResolvedStdio, era: Era, limits: Limits, deadline: Deadline): Promise<Attempt> {
  const env = serverEnvironment(server.env);
  const transport = new ProcessTransport({ ...server, env, maxBytes: limits.maxBytes });
  const failureOf = (thrown: unknown, { signal }: Deadline): Failure => {
    // When the time is up, whatever else broke in consequence is not the reason.
    const error: unknown = signal.aborted ? signal.reason : thrown;
    return new Failure(reasonOf(error, transport, server, limits), transport.stderrText);
  };
  try {
    const session = await openSession(transport, era, limits, deadline);
    const list = async (within: Deadline): Promise<Taken> => {
      const taken = await session.list(within);
      return { ...taken, notes: [...taken.notes, ...stdioNotes(transport.state)] };
    };
    const first = await list(deadline);
    let closing = false;
    const gone = new Promise<Failure>((resolve) => {
      session.onClose(() => {
        if (!closing) resolve(new Failure(endReason(transport.state, limits.maxBytes), transport.stderrText));
      });
    });
    return {
      connection: {
        first,
        gone,
        follow: session.follow,
        async list(within) {
          transport.renew();
          return list(within).catch((error: unknown) => {
            throw failureOf(error, within);
          });
        },
        close() {
          closing = true;
          return transport.close();
        },
      },
    };
  } catch (thrown) {
    // Read before the end that we bring about ourselves.
    const { state } = transport;
    const deaf = state.exit !== undefined && state.messages === 0 && !state.tooLarge && !deadline.signal.aborted;
    const { message } = failureOf(thrown, deadline);
    await transport.close();
    return { connection: undefined, failure: new Failure(message, transport.stderrText), deaf };
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
