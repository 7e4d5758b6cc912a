import type { Decision, Effect } from '../decision/model.ts';
import type { Policy } from '../policy/model.ts';
import { type Rows, ScannedCall, ScannedRows, weightOf } from '../scanning/scanned-rows.ts';
import { createComparison } from './compare-decisions.ts';
import { HeldBlocks } from './held-blocks.ts';
import { createJudge } from './judge.ts';
import { createLimitUse } from './limit-use.ts';
import type { BrokenLine, DecidedCall, ReadLine, RecordedCall, SimulationReport } from './model.ts';
import { notesOf } from './notes.ts';
import { createOutputOrder } from './output-order.ts';
import { ReorderWindow } from './reorder-window.ts';
import { RuleTally } from './rule-tally.ts';
import { createSameRules } from './same-rules.ts';
import { byCount, Tally } from './tally.ts';

export interface SimulationOptions {
  /** Key of the policy's server. Calls of another server are skipped. Undefined: not known, so every call is decided. */
  readonly server?: string;
  /** Called once for each decided call, in the order in which `add` got them. */
  readonly onDecided?: (decided: DecidedCall) => void;
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
const mostNames = 10_000;
const windowCalls = 4096;
/** UTF-16 code units of arguments held back at most. */
const windowWeight = 16 * 1024 * 1024;

interface Waiting {
  readonly recorded: RecordedCall;
  readonly source: number;
  readonly sequence: number;
}

function waitingOf(recorded: RecordedCall, source: number, sequence: number): Waiting {
  if (!(recorded instanceof ScannedCall)) return { recorded, source, sequence };
  recorded.source = source;
  recorded.sequence = sequence;
  return recorded;
}

const noCounts = () => ({ allow: 0, deny: 0, approve: 0, unknown: 0 });

/**
 * Replays recorded calls against a policy: each by its own time, in the order of the times, with counters by server and
 * grant. Null is no policy, which denies everything.
 */
export function createSimulation(policy: Policy | null, options: SimulationOptions = {}): Simulation {
  const { server, onDecided, baseline } = options;
  const { judge, judgePrepared, toolOf } = createJudge(policy, server);
  const judgeBefore = baseline === undefined ? undefined : createJudge(baseline, server).judge;
  const comparison = baseline === undefined ? undefined : createComparison(createSameRules(baseline, policy));
  const limits = options.limits ? createLimitUse(policy, server) : undefined;
  const weigh = ({ recorded }: Waiting) => weightOf(recorded);
  const window = new ReorderWindow<Waiting>(options.reorderWindow ?? windowCalls, windowWeight, weigh);
  const held = new HeldBlocks();
  const output = onDecided && createOutputOrder(handOn);
  const totals = { allow: 0, deny: 0, approve: 0, unknown: 0, broken: 0, skipped: 0 };
  const tools = new Tally<Record<Effect, number>>(mostNames);
  const rules = new RuleTally(mostNames);
  const skipped = new Tally<{ count: number }>(1000);
  const serversSeen = new Tally<true>(1000);
  const ignoredKeys = new Tally<true>(20);
  const others = new Tally<{ count: number }>(100);
  const broken: BrokenLine[] = [];
  const oddities = { withoutTime: 0, reordered: 0, tooLate: 0, farAhead: 0, withIgnoredKeys: 0 };
  let sequence = 0;
  let clock = Number.NEGATIVE_INFINITY;
  let newest = Number.NEGATIVE_INFINITY;

  function decide({ recorded, source, sequence }: Waiting): void {
    if (recorded instanceof ScannedCall) decideScanned(recorded);
    else {
      const decision = judge(recorded);
      const counts = tools.of(recorded.tool, noCounts);
      if (counts) counts[decision.effect]++;
      limits?.add(limits.limitsOf(recorded.tool), recorded, decision, source);
      report(recorded, decision, source, sequence);
    }
  }

  function decideScanned(recorded: ScannedCall): void {
    const tool = toolOf(recorded.rows.toolOf(recorded.row));
    const decision = judgePrepared(recorded, tool);
    tool.counts ??= tools.of(recorded.tool, noCounts);
    if (tool.counts) tool.counts[decision.effect]++;
    if (limits) {
      tool.limits ??= limits.limitsOf(recorded.tool);
      limits.add(tool.limits, recorded, decision, recorded.source);
    }
    report(recorded, decision, recorded.source, recorded.sequence);
    if (output === undefined) held.release(recorded.rows);
  }

  function report(recorded: RecordedCall, decision: Decision, source: number, sequence: number): void {
    const before = judgeBefore?.(recorded);
    totals[decision.effect]++;
    rules.add(decision);
    if (before) comparison?.add(recorded, source, before, decision);
    if (output === undefined) return;
    output.put(sequence, before ? { recorded, decision, source, baseline: before } : { recorded, decision, source });
  }

  function handOn(decided: DecidedCall): void {
    onDecided?.(decided);
    if (decided.recorded instanceof ScannedCall) held.release(decided.recorded.rows);
  }

  function decideEarliest(): boolean {
    const waiting = window.shift();
    if (waiting === undefined) return false;
    const { ts } = waiting.recorded;
    if (ts !== undefined) clock = Math.max(clock, ts);
    decide(waiting);
    return true;
  }

  /** A call far in the future waits for its turn and would hold up the output of all others: it is decided before it. */
  function unblockOutput(): void {
    while (output?.isFull === true) {
      const waiting = window.remove(({ sequence }) => sequence === output.next);
      if (waiting === undefined) return;
      oddities.farAhead++;
      decide(waiting);
    }
  }

  /** Few waiting calls may refer to many large blocks: then each gets a row of its own. */
  function hold(recorded: ScannedCall): void {
    held.hold(recorded.rows);
    if (!held.isTooMuch) return;
    for (const waiting of window.waiting()) if (waiting.recorded instanceof ScannedCall) detach(waiting.recorded);
    for (const decided of output?.waiting() ?? [])
      if (decided.recorded instanceof ScannedCall) detach(decided.recorded);
  }

  function detach(recorded: ScannedCall): void {
    held.release(recorded.rows);
    recorded.detach();
    held.hold(recorded.rows);
  }

  function addCall(recorded: RecordedCall, source: number): void {
    if (recorded.server !== undefined && server !== undefined && recorded.server !== server) {
      totals.skipped++;
      const count = skipped.of(recorded.server, () => ({ count: 0 }));
      if (count) count.count++;
      return;
    }
    if (recorded.server !== undefined) serversSeen.of(recorded.server, () => true);
    if (recorded.ignoredKeys) {
      oddities.withIgnoredKeys++;
      for (const key of recorded.ignoredKeys) ignoredKeys.of(key, () => true);
    }
    const { ts } = recorded;
    const waiting = waitingOf(recorded, source, sequence++);
    if (recorded instanceof ScannedCall) hold(recorded);
    if (ts === undefined) oddities.withoutTime++;
    else if (ts < clock) {
      // Its turn is over. It is still counted in the window of its own time, but behind calls that came after it.
      oddities.tooLate++;
      decide(waiting);
      return;
    } else if (ts < newest) oddities.reordered++;
    else newest = ts;
    // A call without a time keeps its place behind the one before it.
    window.push(waiting, ts ?? newest);
    while (window.isFull) decideEarliest();
    unblockOutput();
  }

  function add(read: ReadLine, source = 0): void {
    if (read.kind === 'call') addCall(read.call, source);
    else if (read.kind === 'broken') {
      totals.broken++;
      if (broken.length < mostBroken) broken.push({ ...read.broken, source });
    } else if (read.kind === 'other') {
      const count = others.of(read.what, () => ({ count: 0 }));
      if (count) count.count++;
    }
  }

  function addRow(rows: Rows, row: number, source = 0): void {
    if (rows instanceof ScannedRows && rows.isCall(row)) addCall(new ScannedCall(rows, row), source);
    else add(rows.take(row), source);
  }

  return {
    add,
    addRow,
    finish() {
      while (decideEarliest());
      const compared = comparison?.finish();
      return {
        totals,
        byTool: tools
          .entries()
          .map(([tool, counts]) => ({ tool, counts }))
          .sort(
            byCount(
              ({ counts }) => counts.allow + counts.deny + counts.approve + counts.unknown,
              ({ tool }) => tool,
            ),
          ),
        byRule: rules.counts().sort(
          byCount(
            ({ count }) => count,
            ({ rule, at }) => JSON.stringify([rule, at]),
          ),
        ),
        broken,
        // `fromEntries` defines own properties: a server may call itself `__proto__`.
        skippedServers: Object.fromEntries(skipped.entries().map(([name, { count }]) => [name, count])),
        notes: notesOf({
          ...oddities,
          ignoredKeys: ignoredKeys.entries().map(([key]) => key),
          others: others.entries().map(([what, { count }]) => `${what} (${count})`),
          brokenNotListed: totals.broken - broken.length,
          namesLeftOut: tools.beyond + rules.beyond,
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
