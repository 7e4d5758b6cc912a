import { type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Recording } from '../protocol.ts';
import type { Room } from '../room.ts';
import { ago, plain } from '../words.ts';

/** Workspace storage: policy URI → URI of the recording last used with it. */
const rememberedKey = 'mcpPolicy.recording';

/** The recording to replay: the one remembered stands first. Undefined when none was picked. */
export async function pickRecording({ server, context }: Room, policy: Uri): Promise<string | undefined> {
  const { recordings } = await server.ask('recordings', { uri: policy.toString() });
  const remembered = context.workspaceState.get<Readonly<Record<string, string>>>(rememberedKey, {});
  const last = remembered[policy.toString()];
  const first = recordings.filter(({ uri }) => uri === last);
  const items = [...first, ...recordings.filter(({ uri }) => uri !== last)].map((recording) =>
    itemOf(recording, recording.uri === last),
  );
  const other = {
    label: '$(folder-opened) Choose a file…',
    detail: 'Recorded calls, a transcript, traffic (JSON-RPC, HAR), spans or a log; its content says which',
    uri: undefined,
  };
  const picked = await window.showQuickPick<QuickPickItem & { uri: string | undefined }>([...items, other], {
    placeHolder: recordings.length > 0 ? 'Which recording?' : 'There is no recording in .mcp-policy/recordings yet',
    matchOnDetail: true,
  });
  const uri = picked && (picked.uri ?? (await chooseFile(policy)));
  if (uri) await context.workspaceState.update(rememberedKey, { ...remembered, [policy.toString()]: uri });
  return uri;
}

function itemOf({ uri, name, size, modified }: Recording, isLast: boolean) {
  return {
    label: plain(name, 100),
    description: isLast ? 'used last' : '',
    detail: `${sizeWords(size)}, changed ${ago(Date.parse(modified), Date.now())} · ${workspace.asRelativePath(Uri.parse(uri, true))}`,
    uri,
  };
}

async function chooseFile(policy: Uri): Promise<string | undefined> {
  const chosen = await window.showOpenDialog({
    defaultUri: workspace.getWorkspaceFolder(policy)?.uri ?? Uri.joinPath(policy, '..'),
    filters: { Recordings: ['jsonl', 'json', 'har', 'log', 'gz'], 'All files': ['*'] },
    openLabel: 'Simulate',
  });
  return chosen?.[0]?.toString();
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
