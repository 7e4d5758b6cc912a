import { expect, test } from 'vitest';
import { parseServerConfig } from './parse.ts';

const vscode = 'file:///project/.vscode/mcp.json';
const plain = 'file:///project/.mcp.json';

test('the servers of VS Code are read, comments, trailing commas and all', () => {
  const text = `\uFEFF{
    // ours
    "servers": {
      "files": { "command": "npx", "args": ["-y", "files"], "env": { "DEPTH": 3, "TOKEN": "\${input:token}", "X": null }, /* later */ },
      "web": { "type": "http", "url": "https://example.com/mcp//x", "headers": { "Authorization": "Bearer \${input:token}" } },
    },
    "inputs": [{ "id": "token", "type": "promptString", "description": "A token", "password": true }],
  }`;
  const token = { id: 'token', description: 'A token', password: true };
  expect(parseServerConfig(text, vscode)).toEqual({
    problems: [],
    servers: [
      {
        name: 'files',
        origin: vscode,
        type: 'stdio',
        command: 'npx',
        args: ['-y', 'files'],
        env: { DEPTH: '3', TOKEN: '${input:token}' },
        cwd: undefined,
        envFile: undefined,
        inputs: [token],
      },
      {
        name: 'web',
        origin: vscode,
        type: 'http',
        url: 'https://example.com/mcp//x',
        headers: { Authorization: 'Bearer ${input:token}' },
        inputs: [token],
      },
    ],
  });
});

test('the servers of the other files are read strictly, the type told by what is there', () => {
  const servers = { a: { command: 'a' }, b: { url: 'http://b' }, c: { type: 'sse', url: 'http://c' } };
  const { servers: read } = parseServerConfig(JSON.stringify({ mcpServers: servers }), plain);
  expect(read.map(({ name, type }) => `${name} ${type}`)).toEqual(['a stdio', 'b http', 'c sse']);
  expect(parseServerConfig('{ // no\n"mcpServers": {} }', plain).problems[0]).toMatch(/^the file is not strict JSON/);
});

test('a server called __proto__ is a server', () => {
  const { servers } = parseServerConfig('{"mcpServers":{"__proto__":{"command":"x","env":{"__proto__":"y"}}}}', plain);
  expect(servers).toHaveLength(1);
  expect(JSON.stringify(servers)).toContain('"env":{"__proto__":"y"}');
});

test('a bad entry is told in words and the good ones remain', () => {
  const { servers, problems } = parseServerConfig(
    JSON.stringify({
      mcpServers: {
        none: {},
        list: [],
        odd: { type: 'websocket', url: 'ws://x' },
        args: { command: 'x', args: [1] },
        env: { command: 'x', env: { A: {} } },
        cwd: { command: 'x', cwd: 1 },
        empty: { command: ' ' },
        '': { command: 'x' },
        url: { type: 'http' },
        good: { command: 'x' },
      },
    }),
    plain,
  );
  expect(servers.map(({ name }) => name)).toEqual(['good']);
  expect(problems).toEqual([
    'server "none": it has neither "command" nor "url"',
    'server "list": the entry is no object',
    'server "odd": type "websocket" is unknown; it can be "stdio", "http" or "sse"',
    'server "args": "args" is no list of texts',
    'server "env": "env.A" is no text',
    'server "cwd": "cwd" is no text',
    'server "empty": "command" is missing or no text',
    'server "": a server needs a name',
    'server "url": "url" is missing or no text',
  ]);
});

test.each([
  ['', plain, 'the file is empty'],
  ['[]', plain, 'the file holds no object'],
  ['{}', plain, 'the file has no "mcpServers"'],
  ['{"servers":{}}', plain, 'the file has no "mcpServers"; it has "servers", which this file does not read'],
  ['{"mcpServers":{}}', vscode, 'the file has no "servers"; it has "mcpServers", which this file does not read'],
  ['{"servers":[]}', vscode, '"servers" is no object of servers by name'],
])('the file %j has no servers', (text, origin, problem) => {
  expect(parseServerConfig(text, origin)).toEqual({ servers: [], problems: [problem] });
});

test('an input that nobody declared is asked for as a secret, and options are offered', () => {
  const text = JSON.stringify({
    servers: { a: { command: 'x', args: ['${input:one}', '${input:two}', '${input:one}'] } },
    inputs: [{ id: 'two', type: 'pickString', options: ['a', { label: 'B', value: 'b' }], default: 'a' }],
  });
  expect(parseServerConfig(text, vscode).servers[0]?.inputs).toEqual([
    { id: 'one', description: 'one', password: true },
    { id: 'two', description: 'two', password: false, default: 'a', options: ['a', 'b'] },
  ]);
});
