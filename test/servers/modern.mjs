// Servers of protocol 2026-07-28 that refuse everything older.
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

/** Without `ttlMs` it says that its tools may change, and tells those who listen; with it only how long a listing holds. */
export function modernServer(tools, { ttlMs } = {}) {
  const capabilities = { tools: { listChanged: ttlMs === undefined } };
  const server = new Server({ name: 'modern', version: '2.0.0' }, { capabilities });
  server.setRequestHandler('tools/list', () => ({ tools: tools(), ttlMs: ttlMs ?? 0, cacheScope: 'private' }));
  return server;
}

export const oneTool = { name: 'greet', description: 'Greets.', inputSchema: { type: 'object' } };

/** Gives a function that tells the client that the tools changed. */
export function serveModern(tools, options) {
  let latest;
  serveStdio(
    () => {
      latest = modernServer(tools, options);
      return latest;
    },
    { legacy: 'reject' },
  );
  return () => latest.sendToolListChanged();
}

/** Answers web requests by `fetch`, and tells those who listen by `notify.toolsChanged()`. */
export function modernHandler(tools) {
  return createMcpHandler(() => modernServer(tools), { legacy: 'reject' });
}
