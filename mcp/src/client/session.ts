import { Client, ProtocolError, ProtocolErrorCode, type Transport } from '@modelcontextprotocol/client';
import type { Listing } from '../snapshot/create.ts';
import { quoted } from '../text.ts';
import type { Deadline } from './deadline.ts';
import { listTools } from './list.ts';
import { type Limits, TakeError } from './options.ts';

/** `auto` asks for the protocol of 2026-07-28 first; `legacy` begins with `initialize` at once. */
export type Era = 'auto' | 'legacy';

/** Over stdio, an old server that never answers what it does not know must not use up all the time. */
const longestProbeMs = 10_000;
/** The library's own limits come after ours, so that it is ours that is told. */
const later = 1_000;

export interface Session {
  readonly listing: Listing;
  readonly notes: readonly string[];
}

/** Connects over `transport`, lists the tools and says which protocol it was. Leaves closing the transport to the caller. */
export async function runSession(transport: Transport, era: Era, limits: Limits, deadline: Deadline): Promise<Session> {
  const timeout = limits.timeoutMs + later;
  // Over HTTP silence is an outage and no sign of age; the probe then has all the time there is.
  const probe = 'pid' in transport ? Math.min(longestProbeMs, Math.ceil(limits.timeoutMs / 3)) : timeout;
  const client = new Client(
    { name: 'mcp-policy', version: '0.1.0' },
    {
      versionNegotiation: {
        mode: era,
        probe: { timeoutMs: probe },
      },
    },
  );
  await deadline.race(client.connect(transport, { signal: deadline.signal, timeout }));
  const { tools, notes } = await deadline.race(listTools(client, limits, deadline.signal)).catch((error: unknown) => {
    throw explain(error);
  });
  const info = client.getServerVersion();
  return {
    listing: {
      serverInfo: info && { name: info.name, version: info.version },
      protocolVersion: client.getNegotiatedProtocolVersion(),
      takenAt: new Date().toISOString(),
      tools,
    },
    notes,
  };
}

function explain(error: unknown): unknown {
  if (!(error instanceof ProtocolError)) return error;
  if (error.code === ProtocolErrorCode.MethodNotFound) {
    return new TakeError('the server offers no tools: it does not know "tools/list"');
  }
  return new TakeError(`the server answered "tools/list" with the error ${quoted(error.message, 300)} (${error.code})`);
}
