import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { policyLanguage } from '../claims/candidates.ts';
import type { ConfiguredServer, NewPolicyResult } from '../protocol.ts';
import type { Room } from '../room.ts';
import { plain } from '../words.ts';
import { messageOf } from './errors.ts';

/** "MCP Policy: New Policy". The server writes the text, from the tool snapshot when there is one; no file is ever replaced. */
export async function newPolicy({ server }: Room): Promise<void> {
  try {
    const folder = await pickFolder();
    if (folder === 'none') return;
    const chosen = folder
      ? await pickConfigured((await server.ask('servers', { uri: folder.toString() })).servers)
      : 'any';
    if (chosen === 'none') return;
    const base = folder ?? Uri.file('/');
    const policy = await server.ask('newPolicy', {
      folder: base.toString(),
      ...(chosen === 'any' ? {} : { server: chosen.name }),
    });
    const place = folder ? await pickPlace(folder, policy) : 'untitled';
    if (place === undefined) return;
    await open(place, policy);
    if (policy.notes.length > 0) void window.showInformationMessage(plain(policy.notes.join(' ')));
  } catch (error) {
    await server.complain(`No policy was made: ${messageOf(error)}`);
  }
}

/** Undefined when no folder is open, `none` when none of several was picked. */
async function pickFolder(): Promise<Uri | 'none' | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'A policy for which folder?' }))?.uri ?? 'none';
}

async function pickConfigured(servers: readonly ConfiguredServer[]): Promise<ConfiguredServer | 'any' | 'none'> {
  if (servers.length === 0) return 'any';
  const [first] = servers;
  if (first && servers.length === 1) return first;
  const items = servers.map((candidate) => ({
    label: plain(candidate.name, 60),
    detail: plain(candidate.display, 200),
    candidate,
  }));
  return (
    (await window.showQuickPick(items, { placeHolder: 'A policy for the tools of which MCP server?' }))?.candidate ??
    'none'
  );
}

async function pickPlace(folder: Uri, policy: NewPolicyResult): Promise<Uri | 'untitled' | undefined> {
  const file = Uri.joinPath(folder, policy.fileName);
  const untitled = {
    label: '$(new-file) Open it as an untitled file',
    detail: 'Nothing is written until you save it.',
    place: 'untitled' as const,
  };
  const write = {
    label: `$(save) Write ${policy.fileName}`,
    detail: `Into ${workspace.getWorkspaceFolder(folder)?.name ?? folder.path}. There is no such file yet.`,
    place: file,
  };
  const items = (await exists(file)) ? [untitled] : [write, untitled];
  if (items.length === 1) return 'untitled';
  return (
    await window.showQuickPick<typeof write | typeof untitled>(items, { placeHolder: 'Where does the new policy go?' })
  )?.place;
}

async function open(place: Uri | 'untitled', { text }: NewPolicyResult): Promise<void> {
  if (place === 'untitled') {
    await window.showTextDocument(await workspace.openTextDocument({ language: policyLanguage, content: text }));
    return;
  }
  const edit = new WorkspaceEdit();
  edit.createFile(place, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit)))
    throw new Error(`${workspace.asRelativePath(place)} could not be written; nothing was replaced.`);
  await window.showTextDocument(place);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
