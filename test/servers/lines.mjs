// JSON-RPC over stdin and stdout, without any library: what the old servers of the world do.
import { createInterface } from 'node:readline';

export function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

/** Calls `answer(request)` for each request; what it returns is the result, `{ error }` an error, undefined no answer. */
export function serve(answer) {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.id === undefined) return;
    const result = answer(message);
    if (result === undefined) return;
    send(result.error ? { id: message.id, error: result.error } : { id: message.id, result });
  });
}

export const unknownMethod = { error: { code: -32601, message: 'Method not found' } };

/** The answer to `initialize`. */
export function initialized(name, protocolVersion = '2025-06-18') {
  return { protocolVersion, capabilities: { tools: { listChanged: true } }, serverInfo: { name, version: '1.0.0' } };
}

/** Serves `initialize`, and `tools/list` by `list(cursor)`. */
export function serveTools(name, list) {
  serve(({ method, params }) => {
    if (method === 'initialize') return initialized(name);
    if (method === 'tools/list') return list(params?.cursor);
    return unknownMethod;
  });
}

export function tool(name, description = `Does ${name}.`, properties = {}) {
  return { name, description, inputSchema: { type: 'object', properties } };
}
