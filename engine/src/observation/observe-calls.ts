import { readArguments } from '../decision/arguments.ts';
import type { Outcome } from '../decision/model.ts';
import type { ArgumentObject } from '../decision/value.ts';
import { givesBack } from '../simulation/gives-back.ts';
import type { RecordedCall } from '../simulation/model.ts';
import { Tally } from '../simulation/tally.ts';
import { ArgumentObserver } from './argument-observer.ts';
import type { Observations, ObservedTool } from './model.ts';
import { Room } from './room.ts';
import { UseCounter } from './use.ts';

const toolsKept = 5000;
const pathsKept = 20_000;
const grantsKept = 20_000;
const serversKept = 100;

const noArguments: ArgumentObject = Object.freeze({});

/**
 * Whether a recorded call shows that it was let through and that the server took it: it was answered, be it with a tool's own
 * error. A JSON-RPC error is a refusal (no such tool, wrong arguments, a gateway's denial); a call that timed out or was
 * cancelled was not answered, and perhaps somebody stopped it. Such calls widen no policy.
 */
export function countsAsAllowed(outcome: Outcome): boolean {
  return outcome === 'complete' || outcome === 'tool_error' || outcome === 'input_required';
}

/** Looks at recorded calls one after the other. Its memory does not grow with the recording. */
export interface Observer {
  add(call: RecordedCall): void;
  finish(): Observations;
}

/** When a call was made, as a number and as recorded. */
interface Moment {
  ts: number;
  text?: string | undefined;
}

/** What is collected of one tool. */
class ToolObserver {
  calls = 0;
  leftOut = 0;
  argumentsUnknown = 0;
  readonly args: ArgumentObserver;
  readonly use: UseCounter;

  constructor(paths: Room, grants: Room) {
    this.args = new ArgumentObserver(paths);
    this.use = new UseCounter(grants);
  }

  finish(name: string): ObservedTool {
    const { calls, leftOut, argumentsUnknown } = this;
    return { name, calls, leftOut, argumentsUnknown, paths: this.args.finish(), use: this.use.finish() };
  }
}

/** Makes an observer of the calls of one server, in about the order of their times. */
export function createObserver(): Observer {
  const [paths, grants] = [new Room(pathsKept), new Room(grantsKept)];
  const tools = new Tally<ToolObserver>(toolsKept);
  const servers = new Tally<true>(serversKept);
  const leftOut = { complete: 0, input_required: 0, tool_error: 0, rpc_error: 0, timeout: 0, cancelled: 0 };
  const counts = { calls: 0, malformed: 0, unnameable: 0 };
  const [first, last]: [Moment, Moment] = [{ ts: Number.POSITIVE_INFINITY }, { ts: Number.NEGATIVE_INFINITY }];

  function addTime({ ts, tsText }: RecordedCall): void {
    if (ts === undefined) return;
    if (ts < first.ts) [first.ts, first.text] = [ts, tsText];
    if (ts >= last.ts) [last.ts, last.text] = [ts, tsText];
  }

  function add(call: RecordedCall): void {
    const { tool: name, outcome } = call;
    if (call.server !== undefined) servers.of(call.server, () => true);
    if (name === '' || name.includes('*') || !name.isWellFormed()) {
      counts.unnameable++;
      return;
    }
    const tool = tools.of(name, () => new ToolObserver(paths, grants));
    if (tool === undefined) return;
    // Charged in a replay, whether it counts here or not: a limit has to leave room for it.
    if (!givesBack(call.outcome) || call.ts === undefined) tool.use.add(call.grant, call.ts);
    if (!countsAsAllowed(outcome)) {
      leftOut[outcome]++;
      tool.leftOut++;
      return;
    }
    const args = argumentsOf(call);
    if (args === 'malformed') {
      counts.malformed++;
      tool.leftOut++;
      return;
    }
    counts.calls++;
    tool.calls++;
    addTime(call);
    if (args === 'unknown') tool.argumentsUnknown++;
    else tool.args.add(args);
  }

  return {
    add,
    finish: () => ({
      ...counts,
      leftOut,
      beyond: tools.beyond,
      servers: servers.entries().map(([server]) => server),
      firstSeen: first.text,
      lastSeen: last.text,
      tools: tools
        .entries()
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, tool]) => tool.finish(name)),
    }),
  };
}

function argumentsOf(call: RecordedCall): ArgumentObject | 'unknown' | 'malformed' {
  if (call.argumentsText !== undefined) return readArguments(call.argumentsText) ?? 'malformed';
  if (call.argumentsUnknown === true || call.argumentKeys !== undefined) return 'unknown';
  return noArguments;
}
