import type { Runtime } from '../runtime.ts';

/** Of the server `shop`. */
export const toolNames = [
  'list_orders',
  'get_order',
  'create_refund',
  'delete_order',
  'run_query',
  'send_mail',
  'update_order',
];

const snapshot = {
  v: 1,
  server: 'shop',
  takenAt: '2026-11-01T00:00:00.000Z',
  tools: toolNames.map((name) => ({
    name,
    description: `Does ${name.replace('_', ' ')}.`,
    inputSchema: {
      type: 'object',
      properties: { amount: { type: 'number' }, path: { type: 'string' }, region: { enum: ['eu', 'us'] } },
      required: ['amount'],
    },
  })),
};

/** A workspace with a snapshot and a configuration. */
const files: Readonly<Record<string, string>> = {
  'file:///w/.mcp-policy/snapshots/shop.json': JSON.stringify(snapshot),
  'file:///w/.mcp-policy/config.json': JSON.stringify({
    suppressions: [{ rule: 'risk/destructive-callable', tool: 'delete_order', reason: 'We looked.' }],
    rules: { 'tools/unlisted': 'warning' },
  }),
};

/** What a server runs on that has just these files. */
export const shopRuntime: Runtime = {
  version: '0',
  files: {
    read: async (at) => files[at] ?? Promise.reject(new Error('there is no such file')),
    stat: async (at) => {
      const text = files[at];
      if (text !== undefined) return { type: 'file', size: text.length, modified: 0 };
      return Object.keys(files).some((name) => name.startsWith(`${at}/`))
        ? { type: 'directory', size: 0, modified: 0 }
        : undefined;
    },
    list: async (at) => [
      ...new Set(
        Object.keys(files).flatMap((name) =>
          name.startsWith(`${at}/`) ? (name.slice(at.length + 1).split('/')[0] ?? []) : [],
        ),
      ),
    ],
  },
  timer: {
    after(delay, callback) {
      if (delay > 0) {
        const later = setTimeout(callback, delay);
        return { dispose: () => clearTimeout(later) };
      }
      const soon = setImmediate(callback);
      return { dispose: () => clearImmediate(soon) };
    },
  },
  now: () => Date.parse('2026-11-20T10:00:00Z'),
};
