import {
  extractWWWAuthenticateParams,
  SSEClientTransport,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { bareUrl } from '../server/mask.ts';
import { quoted, visible } from '../text.ts';
import type { ResolvedHttp } from './resolve.ts';

/** What the last answers were, for saying in words why nothing was listed. */
export interface HttpState {
  /** Of the last answer that was no success. */
  status: number | undefined;
  /** What `WWW-Authenticate` of that answer says is needed: `files:read`. The server's words. */
  scope: string | undefined;
  /** Where a redirect points that was not followed, without its query. */
  redirect: string | undefined;
  /** The type of an answer that should have been a message. */
  contentType: string | undefined;
  /** Why nothing could be sent: `ECONNREFUSED`. */
  networkError: string | undefined;
  tooLarge: boolean;
}

export interface HttpConnection {
  readonly transport: Transport;
  readonly state: HttpState;
  /** What is asked next has the whole limit of bytes to itself. */
  renew(): void;
  close(): Promise<void>;
}

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** How long saying goodbye to a session may take, in milliseconds. */
const goodbyeMs = 1_000;

/**
 * A connection over streamable HTTP, or over the older pair of an event stream and posts. Redirects stay within the
 * origin (the library follows no others), and no more than `maxBytes` are read until `renew`, whatever they unpack from.
 */
export function connectHttp({ url, headers }: ResolvedHttp, kind: 'http' | 'sse', maxBytes: number): HttpConnection {
  const state: HttpState = {
    status: undefined,
    scope: undefined,
    redirect: undefined,
    contentType: undefined,
    networkError: undefined,
    tooLarge: false,
  };
  const allowance = new Allowance(maxBytes, state);
  const options = { fetch: guardedFetch(state, kind, allowance), requestInit: { headers: { ...headers } } };
  const renew = () => allowance.renew();
  if (kind === 'sse') {
    const transport = new SSEClientTransport(url, options);
    return { transport, state, renew, close: () => transport.close() };
  }
  const transport = new StreamableHTTPClientTransport(url, options);
  const close = async () => {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, goodbyeMs);
    });
    // A server may refuse to forget a session; that is its own affair.
    await Promise.race([transport.terminateSession().catch(() => {}), patience]);
    clearTimeout(timer);
    await transport.close();
  };
  return { transport, state, renew, close };
}

/** How many bytes may still be read. */
class Allowance {
  readonly #most: number;
  readonly #state: HttpState;
  #left: number;

  constructor(most: number, state: HttpState) {
    this.#most = most;
    this.#left = most;
    this.#state = state;
  }

  renew(): void {
    this.#left = this.#most;
  }

  /** Whether there are as many left. */
  take(bytes: number): boolean {
    this.#left -= bytes;
    if (this.#left < 0) this.#state.tooLarge = true;
    return this.#left >= 0;
  }
}

function guardedFetch(state: HttpState, kind: 'http' | 'sse', allowance: Allowance): Fetch {
  return async (url, init) => {
    let response: Response;
    try {
      response = await fetch(url, init);
    } catch (error) {
      state.networkError = networkErrorOf(error);
      throw error;
    }
    // The stream of a session is optional, and many servers refuse it: only an answer to a message says something.
    if (kind === 'sse' || init?.method === 'POST') note(state, url, response);
    if (response.body === null) return response;
    const body = response.body.pipeThrough(limiter(allowance));
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };
}

function note(state: HttpState, url: string | URL, response: Response): void {
  state.status = undefined;
  state.scope = undefined;
  state.redirect = undefined;
  if (response.ok) {
    state.contentType = response.headers.get('content-type') ?? undefined;
    return;
  }
  state.status = response.status;
  if (response.headers.has('www-authenticate')) state.scope = extractWWWAuthenticateParams(response).scope;
  const location = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && location !== null) {
    state.redirect = URL.canParse(location, String(url)) ? bareUrl(new URL(location, url).href) : location;
  }
}

function limiter(allowance: Allowance): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      if (allowance.take(chunk.byteLength)) controller.enqueue(chunk);
      else controller.error(new Error('too large'));
    },
  });
}

function networkErrorOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return String(cause);
}

/** Why nothing was listed, as far as HTTP tells. */
export function httpReason(state: HttpState, server: ResolvedHttp, maxBytes: number): string | undefined {
  const where = quoted(bareUrl(server.url.href), 300);
  if (state.tooLarge) return `the server sent more than ${maxBytes} bytes; the rest was not read`;
  if (state.redirect !== undefined) {
    return `${where} redirects to ${quoted(state.redirect, 300)}, which is not followed: what is sent may hold keys. If that is the server you mean, configure its URL`;
  }
  if (state.status === 401 || state.status === 403) return `${where} ${refusal(state, server)}${scopeWords(state)}`;
  if (state.status !== undefined)
    return `${where} answered with HTTP status ${state.status}; is that the address of an MCP server?`;
  if (state.networkError !== undefined) return `${where} cannot be reached (${visible(state.networkError)})`;
  if (state.contentType !== undefined && !/json|event-stream/i.test(state.contentType)) {
    return `${where} answered with ${quoted(state.contentType, 60)} and not with MCP messages; is that the address of an MCP server?`;
  }
  return undefined;
}

/** Why a protected server refused, and what to set. */
function refusal({ status }: HttpState, { headers }: ResolvedHttp): string {
  const given = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (status === 401 && given) {
    return 'does not accept the Authorization header that is configured (401): the token may have expired, or be meant for another server. Put a new one there';
  }
  if (status === 403 && given) {
    return 'refuses this request (403): the Authorization header that is configured is known there, and does not allow it. Use a token that may do more';
  }
  const knows = status === 401 ? 'wants to know who asks (401)' : 'refuses this request (403)';
  return `${knows}. Give it a token in "headers", such as "Authorization": "Bearer \${input:token}" (on the command line --header); signing in with a browser (OAuth) is not supported here`;
}

function scopeWords({ scope }: HttpState): string {
  return scope === undefined ? '' : `. It asks for the scope ${quoted(scope, 200)}`;
}
