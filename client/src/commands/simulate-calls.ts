import { ProgressLocation, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Recording, SimulationResult } from '../protocol.ts';
import type { Room } from '../room.ts';
import { ago, plain } from '../words.ts';
import { messageOf, wasCancelled } from './errors.ts';

/** Workspace storage: policy URI → URI of the recording last used with it. */
const rememberedKey = 'mcpPolicy.recording';

/** "MCP Policy: Simulate Recorded Calls": what the policy in front would have done with calls that were really made. */
export async function simulateCalls(room: Room, given: unknown): Promise<void> {
  try {
    const policy = await room.target.pick(given, 'Simulate which policy?');
    const recording = policy && (await pickRecording(room, policy));
    if (!policy || !recording) return;
    const simulate = (showValues: boolean) => simulation(room, policy, recording, showValues);
    const result = await simulate(false);
    if (result) room.reports.show(result, simulate);
  } catch (error) {
    if (!wasCancelled(error)) await room.server.complain(messageOf(error));
  }
}

let runs = 0;

async function simulation(
  room: Room,
  policy: Uri,
  recording: string,
  showValues: boolean,
): Promise<SimulationResult | undefined> {
  const workDoneToken = `mcpPolicy.simulate/${++runs}`;
  const options = { location: ProgressLocation.Notification, cancellable: true, title: 'Simulating recorded calls' };
  return window.withProgress(options, async (progress, token) => {
    let done = 0;
    const report = ({ message, percentage }: { message?: string; percentage?: number }) => {
      const increment = percentage === undefined ? 0 : Math.max(0, percentage - done);
      done += increment;
      progress.report({ increment, ...(message === undefined ? {} : { message: plain(message, 120) }) });
    };
    try {
      return await room.server.ask(
        'simulate',
        { uri: policy.toString(), recordings: [recording], showValues, workDoneToken },
        { token, progress: { token: workDoneToken, report } },
      );
    } catch (error) {
      if (wasCancelled(error) || token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

/** The recording to replay: the one remembered stands first. */
async function pickRecording({ server, context }: Room, policy: Uri): Promise<string | undefined> {
  const { recordings } = await server.ask('recordings', { uri: policy.toString() });
  const remembered = context.workspaceState.get<Readonly<Record<string, string>>>(rememberedKey, {});
  const last = remembered[policy.toString()];
  const first = recordings.filter(({ uri }) => uri === last);
  const items = [...first, ...recordings.filter(({ uri }) => uri !== last)].map((recording) =>
    itemOf(recording, recording.uri === last),
  );
  const other = {
    label: '$(folder-opened) Choose a file…',
    detail: 'A .jsonl file with one recorded call a line',
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
    filters: { Recordings: ['jsonl', 'gz'], 'All files': ['*'] },
    openLabel: 'Simulate',
  });
  return chosen?.[0]?.toString();
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
