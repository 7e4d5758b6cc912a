import type { Connection } from './connection.ts';
import { type Deadline, TimeUp } from './deadline.ts';
import { connectHttp, type HttpState, httpReason } from './http.ts';
import { type Limits, TakeError } from './options.ts';
import type { ResolvedHttp } from './resolve.ts';
import { openSession } from './session.ts';
import { Failure, shortMessage, type Taken } from './taken.ts';

/**
 * Reaches a server by its URL. Where a message that is posted is not understood (4xx), the event stream of 2024-11-05 is tried,
 * as clients are told to; what is reported when that fails too is the first failure.
 */
export async function openHttp(server: ResolvedHttp, limits: Limits, deadline: Deadline): Promise<Connection> {
  const first = await attempt(server, server.type, limits, deadline);
  if (first.connection !== undefined) return first.connection;
  const { status } = first.state;
  if (server.type === 'http' && status !== undefined && mayBeOlder(status)) {
    const second = await attempt(server, 'sse', limits, deadline);
    if (second.connection !== undefined) return second.connection;
  }
  throw first.failure;
}

/** A refusal of whoever asks is no sign of age, and neither is a request to come back later. */
function mayBeOlder(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 429].includes(status);
}

type Attempt =
  | { readonly connection: Connection }
  | { readonly connection: undefined; readonly failure: Failure; readonly state: HttpState };

async function attempt(
  server: ResolvedHttp,
  kind: 'http' | 'sse',
  limits: Limits,
  deadline: Deadline,
): Promise<Attempt> {
  const { transport, state, renew, close } = connectHttp(server, kind, limits.maxBytes);
  const failureOf = (thrown: unknown, { signal }: Deadline): Failure => {
    // When the time is up, whatever else broke in consequence is not the reason.
    const error: unknown = signal.aborted ? signal.reason : thrown;
    return new Failure(reasonOf(error, state, server, limits), '');
  };
  try {
    const session = await openSession(transport, kind === 'sse' ? 'legacy' : 'auto', limits, deadline);
    const first = await session.list(deadline);
    let closing = false;
    const gone = new Promise<Failure>((resolve) => {
      session.onClose(() => {
        if (!closing) resolve(new Failure('the connection to the server was closed', ''));
      });
    });
    return {
      connection: {
        first,
        gone,
        async follow(changed, lost) {
          const promised = await session.follow(changed, lost);
          // Of the streams over which an older server would tell, many are refused or cut without a word.
          return promised && isModern(first);
        },
        async list(within) {
          renew();
          return session.list(within).catch((error: unknown) => {
            throw failureOf(error, within);
          });
        },
        close() {
          closing = true;
          return close();
        },
      },
    };
  } catch (thrown) {
    const failure = failureOf(thrown, deadline);
    const seen = { ...state };
    await close();
    return { connection: undefined, failure, state: seen };
  }
}

/** Versions are dates: their order is that of their texts. */
function isModern({ listing }: Taken): boolean {
  return (listing.protocolVersion ?? '') >= '2026-07-28';
}

function reasonOf(error: unknown, state: HttpState, server: ResolvedHttp, limits: Limits): string {
  if (error instanceof TimeUp || error instanceof TakeError) return error.message;
  return (
    httpReason(state, server, limits.maxBytes) ?? `the server does not speak MCP as it should: ${shortMessage(error)}`
  );
}
