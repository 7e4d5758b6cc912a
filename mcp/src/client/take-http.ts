import { type Deadline, TimeUp } from './deadline.ts';
import { connectHttp, type HttpState, httpReason } from './http.ts';
import { type Limits, TakeError } from './options.ts';
import type { ResolvedHttp } from './resolve.ts';
import { runSession } from './session.ts';
import { Failure, shortMessage, type Taken } from './taken.ts';

/**
 * Lists the tools of a server that is reached by URL. Where a message that is posted is not understood (4xx), the event
 * stream of 2024-11-05 is tried, as clients are told to; what is reported when that fails too is the first failure.
 */
export async function takeOverHttp(server: ResolvedHttp, limits: Limits, deadline: Deadline): Promise<Taken> {
  const first = await attempt(server, server.type, limits, deadline);
  if (first.taken !== undefined) return first.taken;
  const { status } = first.state;
  if (server.type === 'http' && status !== undefined && mayBeOlder(status)) {
    const second = await attempt(server, 'sse', limits, deadline);
    if (second.taken !== undefined) return second.taken;
  }
  throw first.failure;
}

/** A refusal of whoever asks is no sign of age, and neither is a request to come back later. */
function mayBeOlder(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 429].includes(status);
}

type Attempt =
  | { readonly taken: Taken }
  | { readonly taken: undefined; readonly failure: Failure; readonly state: HttpState };

async function attempt(
  server: ResolvedHttp,
  kind: 'http' | 'sse',
  limits: Limits,
  deadline: Deadline,
): Promise<Attempt> {
  const { transport, state, close } = connectHttp(server, kind, limits.maxBytes);
  try {
    return { taken: await runSession(transport, kind === 'sse' ? 'legacy' : 'auto', limits, deadline) };
  } catch (failure) {
    // When the time is up, whatever else broke in consequence is not the reason.
    const error: unknown = deadline.signal.aborted ? deadline.signal.reason : failure;
    return { taken: undefined, failure: new Failure(reasonOf(error, state, server, limits), ''), state: { ...state } };
  } finally {
    await close();
  }
}

function reasonOf(error: unknown, state: HttpState, server: ResolvedHttp, limits: Limits): string {
  if (error instanceof TimeUp || error instanceof TakeError) return error.message;
  return (
    httpReason(state, server, limits.maxBytes) ?? `the server does not speak MCP as it should: ${shortMessage(error)}`
  );
}
