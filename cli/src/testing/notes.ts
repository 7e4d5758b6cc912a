import type { Tool } from '@mcp-policy/mcp';

/** Where the snapshot of the server `notes` lies. */
export const notesFile = '.mcp-policy/snapshots/notes.json';

/** The snapshot of a server `notes` with these tools, taken three days before the moment of the tests. */
export function notesSnapshot(tools: readonly Tool[]): string {
  return JSON.stringify({
    v: 1,
    server: 'notes',
    serverInfo: { name: 'notes', version: '1' },
    protocolVersion: '2025-11-25',
    source: { type: 'stdio', command: 'notes', args: [] },
    takenAt: '2026-11-17T09:00:00.000Z',
    tools,
  });
}
