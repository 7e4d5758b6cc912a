// node test/servers/http.mjs <behaviour> [argument] — see README.md
import { gzipSync } from 'node:zlib';
import { toolsAfter, toolsBefore } from './changing-tools.mjs';
import { initialized, tool, unknownMethod } from './lines.mjs';
import { modernHandler } from './modern.mjs';
import { bodyOf, listen, reply, replyJson, toWebRequest } from './web.mjs';

const [behaviour = 'old', argument] = process.argv.slice(2);

/** The answer of an old server to one message; undefined for a notification. */
function answer({ id, method }, name) {
  if (id === undefined) return undefined;
  const result =
    method === 'initialize'
      ? initialized(name, name === 'sse' ? '2024-11-05' : '2025-03-26')
      : method === 'tools/list'
        ? { tools: [tool('fetch_page'), tool('post_page')] }
        : unknownMethod;
  return { jsonrpc: '2.0', id, ...(result.error ? { error: result.error } : { result }) };
}

const behaviours = {
  old: () => {
    const session = 'session-1';
    return async (request, response) => {
      if (request.method !== 'POST') return reply(response, 405, 'Method not allowed');
      const message = await bodyOf(request);
      if (message.method !== 'initialize' && request.headers['mcp-session-id'] !== session) {
        const error = { code: -32000, message: 'Bad Request: Server not initialized' };
        return replyJson(response, 400, { jsonrpc: '2.0', id: null, error });
      }
      const body = answer(message, 'old');
      if (body === undefined) return reply(response, 202, '');
      response.writeHead(200, { 'content-type': 'text/event-stream', 'mcp-session-id': session });
      response.end(`event: message\ndata: ${JSON.stringify(body)}\n\n`);
    };
  },
  modern: () => {
    let tools = toolsBefore;
    const { fetch, notify } = modernHandler(() => tools);
    return async (request, response) => {
      if (request.url === '/change') {
        tools = toolsAfter;
        notify.toolsChanged();
        return reply(response, 204, '');
      }
      const answered = await fetch(await toWebRequest(request));
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.flushHeaders();
      // A stream of news has no end: it is passed on as it comes.
      for await (const chunk of answered.body ?? []) response.write(chunk);
      response.end();
    };
  },
  sse: () => {
    const missing = Number(argument ?? 404);
    let events;
    return async (request, response) => {
      if (request.method === 'GET' && request.url === '/mcp') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: endpoint\ndata: /messages\n\n');
        events = response;
      } else if (request.method === 'POST' && request.url === '/messages') {
        const body = answer(await bodyOf(request), 'sse');
        reply(response, 202, 'Accepted');
        if (body !== undefined) events.write(`event: message\ndata: ${JSON.stringify(body)}\n\n`);
      } else reply(response, missing, 'Not found');
    };
  },
  unauthorized: () => {
    const old = behaviours.old();
    return async (request, response) => {
      if (request.headers.authorization === 'Bearer let-me-in-0123456789') return old(request, response);
      response.setHeader('www-authenticate', 'Bearer resource_metadata="http://127.0.0.1/none"');
      return reply(response, 401, `no, not with ${request.headers.authorization}`);
    };
  },
  forbidden: () => (_request, response) => {
    response.setHeader('www-authenticate', 'Bearer error="insufficient_scope", scope="tools:list"');
    reply(response, 403, 'no');
  },
  redirect: async () => {
    const other = await listen((request, response) => {
      console.log(`reached with ${request.headers.authorization}`);
      reply(response, 200, '');
    });
    return (_request, response) => {
      response.writeHead(307, { location: `${other}?code=a-query-that-is-nobodys-business` });
      response.end();
    };
  },
  html: () => (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<h1>Welcome</h1>');
  },
  huge: () => {
    const listing = (id) =>
      gzipSync(JSON.stringify({ jsonrpc: '2.0', id, result: { tools: [tool('a', 'A'.repeat(50_000_000))] } }));
    return async (request, response) => {
      if (request.method !== 'POST') return reply(response, 405, '');
      const message = await bodyOf(request);
      if (message.method === 'tools/list') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        return response.end(listing(message.id));
      }
      const body = answer(message, 'huge');
      return body === undefined ? reply(response, 202, '') : replyJson(response, 200, body);
    };
  },
  hangs: () => () => {},
};

console.log(await listen(await behaviours[behaviour]()));
// Whoever started this server closes its input, or is gone.
process.stdin.resume().on('end', () => process.exit(0));
