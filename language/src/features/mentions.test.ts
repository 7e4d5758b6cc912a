import { expect, test } from 'vitest';
import { toolInConfig, toolsInSnapshot } from './mentions.ts';

const config = `{
  "suppressions": [
    { "rule": "risk/x", "tool": "a", "reason": "r" },
    { "rule": "risk/x", "tool": "a", "file": "other.json", "reason": "r" },
    { "rule": "risk/x", "tool": "b", "reason": "r" },
    { "rule": "risk/x", "tool": "a", "file": 5 },
    { "tool": ["a"] }
  ],
  "categories": {
    "github": { "a": { "category": "Read", "reason": "r" } },
    "__proto__": { "a": {} }
  }
}`;
const lines = (server: string | undefined, concerns: (glob: string) => boolean = () => false) =>
  toolInConfig(config, 'a', { server, concerns }).map(({ start }) => start.line);

test('config.json names a tool in the categories of its server and in suppressions', () => {
  expect(lines('github')).toEqual([2, 9]);
  expect(lines('__proto__')).toEqual([2, 10]);
  expect(lines('gitlab')).toEqual([2]);
  expect(lines(undefined)).toEqual([2]);
});

test('a suppression for other files is about other tools', () => {
  expect(lines('github', (glob) => glob === 'other.json')).toEqual([2, 3, 9]);
});

test.each(['', '[]', '{ "tools": [{ "name": ', '{ "tools": { "name": "a" } }', '{ "tools": [5, { "name": 6 }] }'])(
  'a snapshot that reads %s names nothing',
  (text) => {
    expect(toolsInSnapshot(text).size).toBe(0);
  },
);

test('a snapshot names each tool once, whatever it is called and however deep its schema is', () => {
  const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
  const places = toolsInSnapshot(
    `{"tools":[{"name":"__proto__","inputSchema":${deep}},\n{"name":"b"},\n{"name":"b"}],"name":"c"}`,
  );
  expect([...places].map(([name, { start }]) => [name, start.line, start.character])).toEqual([
    ['__proto__', 0, 18],
    ['b', 1, 8],
  ]);
});
