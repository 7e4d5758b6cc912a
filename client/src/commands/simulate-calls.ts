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
  const { uri, tool } = askedFor(given);
  try {
    const policy = await room.target.pick(uri, 'Simulate which policy?');
    const recording = policy && (await pickRecording(room, policy));
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

/** A menu gives the URI of the policy, the lens over a tool `{ uri, tool }`, the palette nothing. */
function askedFor(given: unknown): { readonly uri?: Uri; readonly tool?: string } {
  if (given instanceof Uri) return { uri: given };
  if (typeof given !== 'object' || given === null || !('uri' in given) || !('tool' in given)) return {};
  const { uri, tool } = given;
  return typeof uri === 'string' && typeof tool === 'string' ? { uri: Uri.parse(uri, true), tool } : {};
}
