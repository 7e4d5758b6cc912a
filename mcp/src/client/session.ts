import { Client, ProtocolError, ProtocolErrorCode, type Transport } from '@modelcontextprotocol/client';
import { quoted } from '../text.ts';
import type { Deadline } from './deadline.ts';
import { listTools } from './list.ts';
import { type Limits, TakeError } from './options.ts';
import type { Taken } from './taken.ts';

/** `auto` asks for the protocol of 2026-07-28 first; `legacy` begins with `initialize` at once. */
export type Era = 'auto' | 'legacy';

/** Over stdio, an old server that never answers what it does not know must not use up all the time. */
const longestProbeMs = 10_000;
/** The library's own limits come after ours, so that it is ours that is told. */
const later = 1_000;
/** How long a server may take to say that it will tell of changes, in milliseconds. */
const promiseMs = 10_000;

/** What can be asked over an open transport. */
export interface Session {
  /** Rejects with what went wrong, to be put into words by whoever knows the transport. */
  list(deadline: Deadline): Promise<Taken>;
  /** As in `Connection`. */
  follow(changed: () => void, lost: () => void): Promise<boolean>;
  /** Called once when the transport has closed, whoever closed it. */
  onClose(closed: () => void): void;
}

/** Connects over `transport`. Leaves closing the transport to the caller. */
export async function openSession(
  transport: Transport,
  era: Era,
  limits: Limits,
  deadline: Deadline,
): Promise<Session> {
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
  /** How often the server has said that its tools changed. */
  let changes = 0;
  /** As often had it said so when the last listing began. */
  let seen = 0;
  let told = (): void => undefined;
  client.setNotificationHandler('notifications/tools/list_changed', () => {
    changes++;
    told();
  });
  await deadline.race(client.connect(transport, { signal: deadline.signal, timeout }));
  return {
    async list(within) {
      const listing = listTools(client, limits, within.signal, () => changes);
      const { tools, notes, ttlMs, ...listed } = await within.race(listing).catch((error: unknown) => {
        throw explain(error);
      });
      seen = listed.seen;
      const info = client.getServerVersion();
      return {
        listing: {
          serverInfo: info && { name: info.name, version: info.version },
          protocolVersion: client.getNegotiatedProtocolVersion(),
          takenAt: new Date().toISOString(),
          tools,
        },
        notes,
        ttlMs,
      };
    },
    async follow(changed, lost) {
      told = changed;
      if (changes > seen) changed();
      if (client.getServerCapabilities()?.tools?.listChanged !== true) return false;
      if (client.getProtocolEra() !== 'modern') return true;
      return subscribe(client, lost);
    },
    onClose(closed) {
      client.onclose = closed;
    },
  };
}

/** Since 2026-07-28 a server tells only those who listen. */
async function subscribe(client: Client, lost: () => void): Promise<boolean> {
  try {
    const { honoredFilter, closed } = await client.listen({ toolsListChanged: true }, { timeout: promiseMs });
    void closed.then((by) => by !== 'local' && lost());
    return honoredFilter.toolsListChanged === true;
  } catch {
    // It offers what it does not do. Then it is asked now and then instead.
    return false;
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof ProtocolError)) return error;
  if (error.code === ProtocolErrorCode.MethodNotFound) {
    return new TakeError('the server offers no tools: it does not know "tools/list"');
  }
  return new TakeError(`the server answered "tools/list" with the error ${quoted(error.message, 300)} (${error.code})`);
}
