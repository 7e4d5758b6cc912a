import { Uri, window } from 'vscode';
import type { RefreshResult } from '../protocol.ts';
import type { Room } from '../room.ts';
import { describeDifferences } from '../snapshot-words.ts';
import { plain } from '../words.ts';
import { askServer } from './ask-server.ts';
import { messageOf } from './errors.ts';

/** "MCP Policy: Watch Server Tools": the same as a refresh, and the server stays, so that a change of its tools is told at once. */
export function watchServer(room: Room, given: unknown): Promise<void> {
  return askServer(room, 'watchServer', given);
}

/** "MCP Policy: Stop Watching Server Tools": ends the server of the policy in front. */
export async function stopWatching({ server, target }: Room, given: unknown): Promise<void> {
  const uri = (given instanceof Uri ? given : target.current())?.toString();
  if (uri === undefined) return;
  try {
    const { server: name } = await server.ask('status', { uri });
    const stopped = name !== undefined && (await server.ask('stopWatching', { uri, server: name })).stopped;
    if (!stopped) void window.showInformationMessage('The MCP server of this policy is not watched.');
  } catch (error) {
    await server.complain(`The server was not stopped: ${messageOf(error)}`);
  }
}

/** A server that is watched lists other tools than were reviewed. The diff editor comes only when it is asked for. */
export async function tellToolsChanged({ review }: Room, server: string, result: RefreshResult): Promise<void> {
  const look = 'Review Changes';
  const message = `${plain(server, 60)} changed its tools: ${describeDifferences(result.differences ?? [])}.`;
  if ((await window.showWarningMessage(message, look)) === look) await review.show(server, result);
}
