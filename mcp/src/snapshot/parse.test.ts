import { expect, test } from 'vitest';
import { parseSnapshot } from './parse.ts';
import { serializeSnapshot } from './serialize.ts';

const complete = {
  v: 1,
  server: 'github',
  serverInfo: { name: 'github-mcp', version: '2.0.0' },
  protocolVersion: '2025-06-18',
  source: { type: 'stdio', command: 'npx', args: ['-y', 'github-mcp'] },
  takenAt: '2026-11-20T09:00:00.000Z',
  tools: [{ name: 'list_issues', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } }],
};

function problemsOf(json: unknown): readonly string[] {
  const { snapshot, problems } = parseSnapshot(JSON.stringify(json));
  expect(snapshot).toBeNull();
  return problems;
}

test('a complete snapshot is read as it was written', () => {
  expect(parseSnapshot(JSON.stringify(complete))).toEqual({ snapshot: complete, problems: [] });
});

test('a bare listing is read, with nothing known of where it came from', () => {
  const { snapshot, problems } = parseSnapshot('\uFEFF{"tools":[{"name":"b"},{"name":"a"}]}');
  expect(problems).toEqual([]);
  expect(snapshot).toEqual({ v: 1, tools: [{ name: 'a' }, { name: 'b' }] });
  expect(snapshot?.takenAt).toBeUndefined();
});

test('a bare listing that is only the first page says so', () => {
  expect(parseSnapshot('{"tools":[],"nextCursor":""}').problems).toEqual([
    expect.stringContaining('tools of later pages are missing'),
  ]);
});

test('a tool called __proto__ is a tool, and an argument of that name an argument', () => {
  const text = '{"tools":[{"name":"__proto__","inputSchema":{"properties":{"__proto__":{"type":"string"}}}}]}';
  const { snapshot } = parseSnapshot(text);
  expect(snapshot?.tools[0]?.name).toBe('__proto__');
  expect(JSON.stringify(snapshot?.tools[0]?.inputSchema)).toBe('{"properties":{"__proto__":{"type":"string"}}}');
  expect(serializeSnapshot(snapshot ?? expect.fail())).toContain('"__proto__": {');
});

test('names that stand twice are kept and reported, with nothing invisible in the report', () => {
  const { snapshot, problems } = parseSnapshot('{"tools":[{"name":"a\\u202e"},{"name":"a\\u202e"}]}');
  expect(snapshot?.tools).toHaveLength(2);
  expect(problems).toEqual(['2 tools are called "a\\u{202e}": a policy cannot tell them apart']);
});

test('a schema that nests without end is left out and reported', () => {
  const deep = `${'{"items":'.repeat(200_000)}true${'}'.repeat(200_000)}`;
  const { snapshot, problems } = parseSnapshot(`{"tools":[{"name":"a","inputSchema":${deep}}]}`);
  expect(snapshot?.tools).toEqual([{ name: 'a' }]);
  expect(problems).toEqual([expect.stringContaining('inputSchema nests deeper than 100 levels')]);
});

test('what is no snapshot is said in words', () => {
  expect(parseSnapshot('{"tools":').problems[0]).toMatch(/^the file is not JSON: /);
  expect(problemsOf([])).toEqual(['the file holds no object with "tools" in it']);
  expect(problemsOf({})).toEqual(["the file must have required property 'tools'"]);
  expect(problemsOf({ ...complete, v: 2 })).toEqual([expect.stringContaining('format 2')]);
  expect(problemsOf({ v: 1, tools: [] })).toEqual([expect.stringContaining('server, source, takenAt')]);
  expect(problemsOf({ tools: [{ name: '' }] })).toEqual(['"tools.0.name" must NOT have fewer than 1 characters']);
  expect(problemsOf({ ...complete, takenAt: 'yesterday' })).toEqual(['"takenAt" is no RFC 3339 time']);
  expect(problemsOf({ ...complete, source: { type: 'http' } })).toEqual([
    '"source" must have required property \'url\'',
  ]);
});

test('a thousand faults are told in a few sentences', () => {
  const problems = problemsOf({ tools: Array.from({ length: 1_000 }, () => ({ name: 1 })) });
  expect(problems).toHaveLength(6);
  expect(problems.at(-1)).toBe('and 995 problems more');
});
