import { ProgressLocation, type Uri, window } from 'vscode';
import { wasCancelled } from '../commands/errors.ts';
import type { Baseline, SimulationResult } from '../protocol.ts';
import type { ShownSimulation } from '../report/shown-simulation.ts';
import type { Room } from '../room.ts';
import { plain } from '../words.ts';
import { pickBaseline } from './pick-baseline.ts';

/** What is replayed. */
export interface Replay {
  readonly policy: Uri;
  /** URI. */
  readonly recording: string;
  /** Absent: nothing is compared. */
  readonly baseline?: Baseline;
  /** The tool that somebody asked about; the report shows its calls first. */
  readonly tool?: string;
}

let simulations = 0;
let runs = 0;

/** A simulation that can be run again, and against something else. */
export class Simulation implements ShownSimulation {
  /** Of this object, so that a report knows it again. */
  readonly id = ++simulations;
  readonly replay: Replay;
  private readonly room: Room;

  constructor(room: Room, replay: Replay) {
    this.room = room;
    this.replay = replay;
  }

  /** Undefined when it was cancelled. Throws what can be shown. */
  async run(showValues: boolean): Promise<SimulationResult | undefined> {
    const { policy, recording, baseline } = this.replay;
    const workDoneToken = `mcpPolicy.simulate/${++runs}`;
    const argument = {
      uri: policy.toString(),
      recordings: [recording],
      ...(baseline && { baseline }),
      showValues,
      workDoneToken,
    };
    const options = { location: ProgressLocation.Notification, cancellable: true, title: 'Simulating recorded calls' };
    return window.withProgress(options, async (progress, token) => {
      let done = 0;
      const report = ({ message, percentage }: { message?: string; percentage?: number }) => {
        const increment = percentage === undefined ? 0 : Math.max(0, percentage - done);
        done += increment;
        progress.report({ increment, ...(message === undefined ? {} : { message: plain(message, 120) }) });
      };
      try {
        return await this.room.server.ask('simulate', argument, { token, progress: { token: workDoneToken, report } });
      } catch (error) {
        if (wasCancelled(error) || token.isCancellationRequested) return undefined;
        throw error;
      }
    });
  }

  /** The same against what is picked; undefined when nothing was. */
  async comparedWith(): Promise<Simulation | undefined> {
    const { baseline: current, ...replay } = this.replay;
    const picked = await pickBaseline(this.room, replay.policy, current);
    return picked && new Simulation(this.room, { ...replay, ...(picked.baseline && { baseline: picked.baseline }) });
  }
}
