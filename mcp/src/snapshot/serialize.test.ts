import { expect, test } from 'vitest';
import type { Snapshot } from './model.ts';
import { serializeSnapshot } from './serialize.ts';

const snapshot: Snapshot = {
  v: 1,
  server: 'a',
  serverInfo: undefined,
  protocolVersion: undefined,
  source: { type: 'http', url: 'https://example.com/mcp' },
  takenAt: '2026-11-20T09:00:00Z',
  tools: [
    { name: 'b', inputSchema: { type: 'object', properties: { z: {}, a: {} } } },
    { description: 'First.', name: 'B' },
  ],
};

test('a snapshot is written the same however its parts were ordered, tools by code unit', () => {
  const [first, second] = snapshot.tools;
  if (first === undefined || second === undefined) return expect.fail();
  const other: Snapshot = {
    ...snapshot,
    tools: [second, { ...first, inputSchema: { properties: { a: {}, z: {} }, type: 'object' } }],
  };
  expect(serializeSnapshot(other)).toBe(serializeSnapshot(snapshot));
  expect(serializeSnapshot(snapshot)).toBe(`{
  "v": 1,
  "server": "a",
  "source": {
    "type": "http",
    "url": "https://example.com/mcp"
  },
  "takenAt": "2026-11-20T09:00:00Z",
  "tools": [
    {
      "name": "B",
      "description": "First."
    },
    {
      "name": "b",
      "inputSchema": {
        "properties": {
          "a": {},
          "z": {}
        },
        "type": "object"
      }
    }
  ]
}
`);
});

test('a listing without an origin stays bare', () => {
  const bare: Snapshot = { ...snapshot, server: undefined, source: undefined, takenAt: undefined, tools: [] };
  expect(serializeSnapshot(bare)).toBe('{\n  "tools": []\n}\n');
});
