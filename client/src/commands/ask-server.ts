import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import { mayStart } from '../consent.ts';
import type { RefreshResult } from '../protocol.ts';
import type { Room } from '../room.ts';
import { plain } from '../words.ts';
import { askInputs } from './ask-inputs.ts';
import { messageOf, wasCancelled } from './errors.ts';
import { pickServer } from './pick-server.ts';

/**
 * Starts or calls a configured MCP server, with the user's consent, and tells what it lists. A different baseline is never
 * overwritten: the difference is shown, and written when it is accepted.
 */
export async function askServer(room: Room, how: 'refreshSnapshot' | 'watchServer', given: unknown): Promise<void> {
  if (!workspace.isTrusted)
    return refuse(
      'This folder is not trusted, so none of its MCP servers is started: its configuration says which program runs. Trust the folder, then try again.',
    );
  const near = given instanceof Uri ? given : (room.target.current() ?? (await pickFolder()));
  if (!near) return;
  try {
    const server = await pickServer(room.server, near);
    if (!server || !(await mayStart(room.context, server, near))) return;
    const inputs = await askInputs(server);
    if (!inputs) return;
    const request = { uri: near.toString(), server: server.name, consent: true, expectedHash: server.hash, inputs };
    const options = {
      location: ProgressLocation.Notification,
      cancellable: true,
      title: `Asking ${plain(server.name, 60)} for its tools`,
    };
    const result = await window.withProgress(options, (_, token) => room.server.ask(how, request, { token }));
    await tell(room, server.name, result);
  } catch (error) {
    if (!wasCancelled(error)) await room.server.complain(`The server was not asked: ${messageOf(error)}`);
  }
}

async function tell(room: Room, server: string, result: RefreshResult): Promise<void> {
  const watched = result.watching ? [`${server} is watched from now on.`] : [];
  const message = plain([result.message, ...(result.notes ?? []), ...watched].join(' '));
  switch (result.status) {
    case 'written':
    case 'unchanged': {
      const open = result.snapshotUri === undefined ? [] : ['Open Snapshot'];
      const answer = await window.showInformationMessage(message, ...open);
      if (answer && result.snapshotUri) await window.showTextDocument(Uri.parse(result.snapshotUri, true));
      return;
    }
    case 'differs':
    case 'cannot-compare':
      return room.review.show(server, result);
    case 'refused':
      return refuse(message);
    case 'failed':
      return fail(room, result);
  }
}

/** The last thing a failing server says is mostly the reason; all of it stands in the output. */
async function fail({ server }: Room, { message, stderr = '' }: RefreshResult): Promise<void> {
  const last = stderr.trim().split('\n').at(-1);
  const all = last ? `What the server wrote to stderr:\n${stderr}` : 'The server wrote nothing to stderr.';
  await server.complain(last ? `${message} Its last words: ${plain(last, 160)}` : message, all);
}

async function refuse(message: string): Promise<void> {
  if (workspace.isTrusted) {
    await window.showWarningMessage(message);
    return;
  }
  const manage = 'Manage Workspace Trust';
  if ((await window.showWarningMessage(message, manage)) === manage)
    await commands.executeCommand('workbench.trust.manage');
}

async function pickFolder(): Promise<Uri | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (!first) {
    void window.showInformationMessage('Open a policy or a folder first: the MCP servers are configured there.');
    return undefined;
  }
  if (others.length === 0) return first.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'The MCP servers of which folder?' }))?.uri;
}
