import type { Decision } from '../decision/model.ts';
import type { Policy } from '../policy/model.ts';
import { type Rows, ScannedCall, ScannedRows, weightOf } from '../scanning/scanned-rows.ts';
import { createComparison } from './compare-decisions.ts';
import { count, DecisionCounts } from './decision-counts.ts';
import { HeldBlocks } from './held-blocks.ts';
import { Judge } from './judge.ts';
import { createLimitUse } from './limit-use.ts';
import type { BrokenLine, DecidedCall, ReadLine, RecordedCall, SimulationReport } from './model.ts';
import { notesOf } from './notes.ts';
import { createOutputOrder } from './output-order.ts';
import { ReorderWindow, type RowsOf } from './reorder-window.ts';
import { createSameRules } from './same-rules.ts';
import { Tally } from './tally.ts';

export interface SimulationOptions {
  /** Key of the policy's server. Calls of another server are skipped. Undefined: not known, so every call is decided. */
  readonly server?: string;
  /** Called once for each decided call, in the order in which `add` got them. */
  readonly onDecided?: (decided: DecidedCall) => void;
  /** Whether `onDecided` is to be called for a call that was so decided; unless given, always. Nothing is made of other calls. */
  readonly wants?: (decision: Decision) => boolean;
  /** Also decide every call by this policy, with counters of its own, and compare. */
  readonly baseline?: Policy | null;
  /** Also follow each limit of the policy: how near calls came to it, and what would suit them. */
  readonly limits?: boolean;
  /** How many calls are held back to bring them into the order of their times. */
  readonly reorderWindow?: number;
}

/** Decides recorded calls one after the other. Its memory does not grow with the recording. */
export interface Simulation {
  /** Takes the next line of a recording; `source` counts recordings from 0. */
  add(read: ReadLine, source?: number): void;
  /** The same of a line that stands in `rows`. */
  addRow(rows: Rows, row: number, source?: number): void;
  /** Decides what is still held back, and reports. Call it once. */
  finish(): SimulationReport;
}

const mostBroken = 1000;
const windowCalls = 4096;
/** UTF-16 code units of arguments held back at most. */
const windowWeight = 16 * 1024 * 1024;

/** NaN when the call has none. */
function timeOf(call: ScannedRows | RecordedCall, row: number): number {
  return call instanceof ScannedRows ? call.timeOf(row) : (call.ts ?? Number.NaN);
}

const waitingRows: RowsOf<ScannedRows | RecordedCall> = {
  keyOf: timeOf,
  weightOf: (call, row) => (call instanceof ScannedRows ? call.weightOf(row) : weightOf(call)),
};

/**
 * Replays recorded calls against a policy: each by its own time, in the order of the times, with counters by server and
 * grant. Null is no policy, which denies everything.
 *
 * A call that stands in a block stays a row of it all the way; an object is made of it only for who wants one.
 */
export function createSimulation(policy: Policy | null, options: SimulationOptions = {}): Simulation {
  const { server, onDecided, wants, baseline } = options;
  const limits = options.limits ? createLimitUse(policy) : undefined;
  const judge = new Judge(policy, server, limits);
  const judgeBefore = baseline === undefined ? undefined : new Judge(baseline, server);
  const comparison = baseline === undefined ? undefined : createComparison(createSameRules(baseline, policy));
  const window = new ReorderWindow(options.reorderWindow ?? windowCalls, windowWeight, waitingRows);
  const held = new HeldBlocks();
  const output = onDecided && createOutputOrder(handOn);
  const counts = new DecisionCounts();
  const totals = { broken: 0, skipped: 0 };
  const skipped = new Tally<{ count: number }>(1000);
  const serversSeen = new Tally<true>(1000);
  const ignoredKeys = new Tally<true>(20);
  const others = new Tally<{ count: number }>(100);
  const broken: BrokenLine[] = [];
  const oddities = { withoutTime: 0, reordered: 0, tooLate: 0, farAhead: 0, withIgnoredKeys: 0 };
  let sequence = 0;
  let clock = Number.NEGATIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;
  let lastServer: string | undefined;

  function decide(call: ScannedRows | RecordedCall, row: number, source: number, sequence: number): void {
    if (call instanceof ScannedRows) decideRow(call, row, source, sequence);
    else {
      const decision = judge.decide(call, source);
      counts.add(call.tool, decision);
      handOut(call, decision, source, sequence, isWanted(decision));
    }
  }

  function decideRow(rows: ScannedRows, row: number, source: number, sequence: number): void {
    const tool = judge.toolOf(rows.toolOf(row));
    const decision = judge.decideRow(rows, row, tool, source);
    count(tool.placesOf(decision, counts));
    const wanted = isWanted(decision);
    if (wanted || judgeBefore !== undefined) handOut(rows.callOf(row), decision, source, sequence, wanted);
    else output?.pass(sequence);
    if (!wanted) held.release(rows);
  }

  function isWanted(decision: Decision): boolean {
    return output !== undefined && (wants === undefined || wants(decision));
  }

  /** Tells of a call whoever wants to know. */
  function handOut(
    recorded: RecordedCall,
    decision: Decision,
    source: number,
    sequence: number,
    wanted: boolean,
  ): void {
    const before = judgeBefore?.decide(recorded, source);
    if (before) comparison?.add(recorded, source, before, decision);
    if (!wanted) output?.pass(sequence);
    else output?.put(sequence, { recorded, decision, source, ...(before && { baseline: before }) });
  }

  function handOn(decided: DecidedCall): void {
    onDecided?.(decided);
    if (decided.recorded instanceof ScannedCall) held.release(decided.recorded.rows);
  }

  /** Decides what the window has just given out. */
  function decideTaken(): void {
    const { item } = window;
    if (item !== undefined) decide(item, window.row, window.source, window.sequence);
  }

  function decideEarliest(): boolean {
    if (!window.shift()) return false;
    const { item } = window;
    if (item !== undefined) {
      const time = timeOf(item, window.row);
      if (time > clock) clock = time;
    }
    decideTaken();
    return true;
  }

  /** A call far in the future waits for its turn and would hold up the output of all others: it is decided before it. */
  function unblockOutput(): void {
    while (output?.isFull === true && window.remove(output.next)) {
      oddities.farAhead++;
      decideTaken();
    }
  }

  /** Few waiting calls may refer to many large blocks: then each gets a row of its own. */
  function separate(): void {
    window.separate((call, row) => (call instanceof ScannedRows ? alone(call, row) : call));
    for (const { recorded } of output?.waiting() ?? [])
      if (recorded instanceof ScannedCall) recorded.moveTo(alone(recorded.rows, recorded.row));
  }

  function alone(rows: ScannedRows, row: number): ScannedRows {
    if (rows.size === 0) return rows;
    held.release(rows);
    const own = rows.only(row);
    held.hold(own);
    return own;
  }

  function addScanned(rows: ScannedRows, row: number, source: number): void {
    if (!isOfServer(rows.serverOf(row))) return;
    held.hold(rows);
    if (held.isTooMuch) separate();
    place(rows, row, source, rows.timeOf(row));
  }

  function addRecorded(recorded: RecordedCall, source: number): void {
    if (!isOfServer(recorded.server)) return;
    if (recorded.ignoredKeys) {
      oddities.withIgnoredKeys++;
      for (const key of recorded.ignoredKeys) ignoredKeys.of(key, () => true);
    }
    place(recorded, 0, source, timeOf(recorded, 0));
  }

  /** Whether a call to this server is one to decide; undefined is the policy's own. */
  function isOfServer(name: string | undefined): boolean {
    if (name === undefined) return true;
    if (server !== undefined && name !== server) {
      totals.skipped++;
      const count = skipped.of(name, () => ({ count: 0 }));
      if (count) count.count++;
      return false;
    }
    if (name !== lastServer) {
      serversSeen.of(name, () => true);
      lastServer = name;
    }
    return true;
  }

  /** Lets a call wait for its turn. `time` is NaN when it has none. */
  function place(call: ScannedRows | RecordedCall, row: number, source: number, time: number): void {
    const turn = sequence++;
    if (Number.isNaN(time)) oddities.withoutTime++;
    else if (time < clock) {
      // Its turn is over. It is still counted in the window of its own time, but behind calls that came after it.
      oddities.tooLate++;
      decide(call, row, source, turn);
      return;
    } else if (time < newest) oddities.reordered++;
    else newest = time;
    // A call without a time keeps its place behind the one before it.
    window.push(call, row, source, turn, Number.isNaN(time) ? newest : time);
    while (window.isFull) decideEarliest();
    unblockOutput();
  }

  function add(read: ReadLine, source = 0): void {
    if (read.kind === 'call') addRecorded(read.call, source);
    else if (read.kind === 'broken') {
      totals.broken++;
      if (broken.length < mostBroken) broken.push({ ...read.broken, source });
    } else if (read.kind === 'other') {
      const count = others.of(read.what, () => ({ count: 0 }));
      if (count) count.count++;
    }
  }

  function addRow(rows: Rows, row: number, source = 0): void {
    if (rows instanceof ScannedRows && rows.isCall(row)) addScanned(rows, row, source);
    else add(rows.take(row), source);
  }

  return {
    add,
    addRow,
    finish() {
      while (decideEarliest());
      const compared = comparison?.finish();
      return {
        totals: { ...counts.totals, ...totals },
        byTool: counts.byTool(),
        byRule: counts.byRule(),
        broken,
        // `fromEntries` defines own properties: a server may call itself `__proto__`.
        skippedServers: Object.fromEntries(skipped.entries().map(([name, { count }]) => [name, count])),
        notes: notesOf({
          ...oddities,
          ignoredKeys: ignoredKeys.entries().map(([key]) => key),
          others: others.entries().map(([what, { count }]) => `${what} (${count})`),
          brokenNotListed: totals.broken - broken.length,
          namesLeftOut: counts.beyond,
          groupsLeftOut: comparison?.groupsLeftOut() ?? 0,
          guessedServers: server === undefined ? serversSeen.size : 0,
          compared: compared !== undefined && compared.totals['newly-denied'] > 0,
        }),
        ...(compared && { comparison: compared }),
        ...(options.limits && { limits: limits?.finish() ?? [] }),
      };
    },
  };
}
