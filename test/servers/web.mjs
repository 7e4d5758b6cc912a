import { createServer } from 'node:http';

/** Listens on a free port of this machine alone, and gives the URL. */
export function listen(handle) {
  const server = createServer(handle);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/mcp`));
  });
}

async function textOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

export async function bodyOf(request) {
  return JSON.parse(await textOf(request));
}

export function reply(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}

export function replyJson(response, status, json) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(json));
}

export async function toWebRequest(request) {
  const { method, headers, url } = request;
  const body = method === 'POST' ? await textOf(request) : undefined;
  return new Request(`http://${headers.host}${url}`, { method, headers, body });
}
