import { Uri, workspace } from 'vscode';
import type { Baseline } from '../protocol.ts';
import type { Room } from '../room.ts';
import { committed } from '../simulation/pick-baseline.ts';
import { pickRecording } from '../simulation/pick-recording.ts';
import { Simulation } from '../simulation/simulation.ts';
import { messageOf, wasCancelled } from './errors.ts';

/** "MCP Policy: Simulate Recorded Calls": what the policy in front would have done with calls that were really made. */
export function simulateCalls(room: Room, given: unknown): Promise<void> {
  return simulate(room, given);
}

/** "MCP Policy: Simulate Against Committed Version": the same, and what would be different since the last commit. */
export async function simulateAgainstCommitted(room: Room, given: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    await room.server.complain(
      'git is not run in a workspace that is not trusted, so there is nothing to compare with.',
    );
    return;
  }
  await simulate(room, given, committed);
}

async function simulate(room: Room, given: unknown, baseline?: Baseline): Promise<void> {
  const { uri, tool, recording: only } = askedFor(given);
  try {
    const policy = await room.target.pick(uri, 'Simulate which policy?');
    const recording = policy && (only ?? (await pickRecording(room, policy)));
    if (!policy || !recording) return;
    const simulation = new Simulation(room, {
      policy,
      recording,
      ...(baseline && { baseline }),
      ...(tool !== undefined && { tool }),
    });
    const result = await simulation.run(false);
    if (result) room.reports.show(result, simulation);
  } catch (error) {
    if (!wasCancelled(error)) await room.server.complain(messageOf(error));
  }
}

interface Asked {
  readonly uri?: Uri;
  readonly tool?: string;
  /** URI; absent: somebody picks one. */
  readonly recording?: string;
}

/** A menu gives the URI of the policy, a lens `{ uri, tool?, recordings? }` (docs/protocol.md), the palette nothing. */
function askedFor(given: unknown): Asked {
  if (given instanceof Uri) return { uri: given };
  if (typeof given !== 'object' || given === null || !('uri' in given) || typeof given.uri !== 'string') return {};
  const tool = 'tool' in given && typeof given.tool === 'string' ? { tool: given.tool } : {};
  const recordings: unknown = 'recordings' in given ? given.recordings : undefined;
  const [recording, second]: readonly unknown[] = Array.isArray(recordings) ? recordings : [];
  const only = typeof recording === 'string' && second === undefined ? { recording } : {};
  return { uri: Uri.parse(given.uri, true), ...tool, ...only };
}
