import type { Room } from '../room.ts';
import { askServer } from './ask-server.ts';

/** "MCP Policy: Refresh Tool Snapshot". */
export function refreshSnapshot(room: Room, given: unknown): Promise<void> {
  return askServer(room, 'refreshSnapshot', given);
}
