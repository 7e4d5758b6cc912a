// Servers of protocol 2026-07-28 that refuse everything older.
import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

export function modernServer(tools) {
  const server = new Server({ name: 'modern', version: '2.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools: tools(), ttlMs: 0, cacheScope: 'private' }));
  return server;
}

const oneTool = [{ name: 'greet', description: 'Greets.', inputSchema: { type: 'object' } }];

export function serveModern() {
  serveStdio(() => modernServer(() => oneTool), { legacy: 'reject' });
}

/** Answers a web request. */
export function modernHandler(tools) {
  return createMcpHandler(() => modernServer(tools), { legacy: 'reject' }).fetch;
}
