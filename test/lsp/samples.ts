/** A policy with two faults of form. */
export const faulty = `{
  "version": "1",
  "default": "maybe",
  "tools": {
    "echo": { "limit": [] }
  }
}
`;

export const sound = `{
  "version": "1",
  "default": "deny",
  "tools": {
    "echo": {}
  }
}
`;

/** A snapshot of a server with one tool of each kind. */
export const snapshot = {
  v: 1,
  server: 'shop',
  serverInfo: { name: 'shop', version: '1.0.0' },
  protocolVersion: '2025-11-25',
  source: { type: 'stdio', command: 'node', args: ['shop.js'] },
  takenAt: '2026-11-20T09:00:00.000Z',
  tools: [
    {
      name: 'delete_order',
      description: 'Permanently deletes an order. ![x](https://example.invalid/x.png) [run](command:x) <b>now</b>',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    },
    {
      name: 'list_orders',
      description: 'Lists orders.',
      inputSchema: { type: 'object', properties: { limit: { type: 'number', description: 'How many.' } } },
      annotations: { readOnlyHint: true },
    },
    { name: 'update_order', description: 'Changes an order.', inputSchema: { type: 'object' } },
  ],
};

/** A policy for that server, with a name that no tool has. */
export const shopPolicy = `{
  "version": "1",
  "default": "deny",
  "tools": {
    "list_orders": {},
    "update_ordr": {}
  }
}
`;

/** What a cloud's access document looks like: the same file name, and none of ours. */
export const accessDocument = `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }]
}
`;
