import { ProgressLocation, type Uri, window } from 'vscode';
import type { ServerCommands } from '../protocol.ts';
import type { Room } from '../room.ts';
import { pickCall } from '../simulation/pick-call.ts';
import { plain } from '../words.ts';
import { messageOf, wasCancelled } from './errors.ts';

/** "MCP Policy: Explain Call": one call, recorded or written down, decided step by step. */
export async function explainCall(room: Room, given: unknown): Promise<void> {
  const { server, target } = room;
  try {
    const policy = await target.pick(given, 'A call under which policy?');
    const call = policy && (await pickCall(room, policy));
    if (policy && call) await showExplanation(room, policy, call);
  } catch (error) {
    if (!wasCancelled(error)) await server.complain(messageOf(error));
  }
}

/** Explains a call, `{ call }` or `{ recorded }` of docs/protocol.md, on a page of its own. Throws what can be shown. */
export async function showExplanation(
  { server, pages }: Pick<Room, 'server' | 'pages'>,
  policy: Uri,
  call: Omit<ServerCommands['explain'][0], 'uri'>,
): Promise<void> {
  const { markdown, tool } = await window.withProgress(
    { location: ProgressLocation.Window, title: 'Explaining the call' },
    () => server.ask('explain', { uri: policy.toString(), ...call }),
  );
  await pages.show(`Call of ${plain(tool, 60)}`, markdown, policy);
}
