import { type QuickPickItem, type Uri, window } from 'vscode';
import type { DecidedCall, Effect, Recording, ServerCommands } from '../protocol.ts';
import type { Room } from '../room.ts';
import { plain } from '../words.ts';

/** A call to explain, as docs/protocol.md has it. */
export type PickedCall = Pick<ServerCommands['explain'][0], 'call' | 'recorded'>;

const icons: Readonly<Record<Effect, string>> = {
  allow: '$(check)',
  deny: '$(circle-slash)',
  approve: '$(person)',
  unknown: '$(question)',
};

/** A call of a recording, or one that is written down. Undefined when none was picked. */
export async function pickCall(room: Room, policy: Uri): Promise<PickedCall | undefined> {
  const { recordings } = await room.server.ask('recordings', { uri: policy.toString() });
  if (recordings.length === 0) return writtenCall();
  const written = { label: '$(edit) Write or paste a call…', detail: 'As JSON: {"tool": …, "arguments": { … }}' };
  const items = recordings.map((recording) => ({
    label: `$(list-unordered) Pick a call of ${plain(recording.name, 100)}…`,
    recording,
  }));
  const picked = await window.showQuickPick<QuickPickItem & { recording?: Recording }>([written, ...items], {
    placeHolder: 'Which call?',
  });
  if (!picked) return undefined;
  return picked.recording ? recordedCall(room, policy, picked.recording) : writtenCall();
}

async function writtenCall(): Promise<PickedCall | undefined> {
  const call = await window.showInputBox({
    title: 'Explain a call',
    prompt: 'The call as JSON. A line of a recording will do too.',
    value: '{"tool": "", "arguments": {}}',
    valueSelection: [10, 10],
    ignoreFocusOut: true,
    validateInput: faultOf,
  });
  return call === undefined ? undefined : { call };
}

/** What keeps a text from being a call, as far as it is seen without asking the server. */
function faultOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const named = typeof value === 'object' && value !== null && 'tool' in value && value.tool !== '';
    return named ? undefined : 'Name the tool.';
  } catch {
    return 'This is not JSON yet.';
  }
}

async function recordedCall({ server }: Room, policy: Uri, recording: Recording): Promise<PickedCall | undefined> {
  const { calls, total } = await server.ask('recordedCalls', { uri: policy.toString(), recording: recording.uri });
  const more = total > calls.length ? `, the latest ${calls.length} of ${total.toLocaleString('en')}` : '';
  const picked = await window.showQuickPick(calls.map(itemOf), {
    placeHolder: `A call of ${plain(recording.name, 60)}${more}`,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked && { recorded: { recording: recording.uri, line: picked.line } };
}

function itemOf({ tool, effect, grant, ts, line, rule, arguments: args }: DecidedCall) {
  const about = [`line ${line}`, ts ?? 'no time', grant, rule].filter((part) => part !== '');
  return {
    label: `${icons[effect]} ${plain(tool, 60)}`,
    description: plain(about.join(' · '), 160),
    detail: plain(args ?? 'arguments not recorded', 200),
    line,
  };
}
