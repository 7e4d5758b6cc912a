import { createPlanner } from '../decision/compile.ts';
import type { ToolPlan } from '../decision/plan.ts';
import { looksIntoArguments, type Prepared, prepareCall, prepareUnseen, prepareWith } from '../decision/prepare.ts';
import { parseTimestamp } from '../decision/timestamp.ts';
import type { Policy } from '../policy/model.ts';
import { readRecordedCall } from '../simulation/read-recorded-call.ts';
import type { Batch, Decode } from './batch.ts';
import { BatchTable } from './batch-table.ts';
import { type CallBytes, createCallBytes, readCallBytes } from './call-bytes.ts';
import { mostNames, NameTable } from './names.ts';
import { timeAt } from './times.ts';
import { WantedArguments } from './wanted.ts';

/** A block of whole lines, each ended by a line feed. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isAscii: boolean;
  /** Whether the bytes are UTF-8 from the first to the last. */
  readonly isUtf8: boolean;
  /** Whether it begins a recording, where a byte-order mark may stand. */
  readonly isFirst: boolean;
}

export interface ScannerOptions {
  readonly decode: Decode;
  /** Tells whether a line of a block that is not UTF-8 as a whole is. */
  readonly isUtf8: (line: Uint8Array) => boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

class ScannedTool {
  readonly plan: ToolPlan;
  /** What its calls are prepared as whatever their arguments are, as long as they are well-formed. */
  readonly prepared: number | undefined;
  wanted: WantedArguments | 'unusual' | undefined;

  constructor(plan: ToolPlan) {
    this.plan = plan;
    this.prepared = looksIntoArguments(plan) ? undefined : prepareUnseen(plan);
  }
}

/**
 * Reads recorded calls from the bytes of their lines, and prepares their decisions. Reads what most lines look like; any
 * other line goes to `readRecordedCall`, so that both always say the same.
 */
export function createScanner(policy: Policy | null, { decode, isUtf8 }: ScannerOptions): (block: Block) => Batch {
  const planner = createPlanner(policy);
  const [tools, grants, servers] = [new NameTable(), new NameTable(), new NameTable()];
  /** By number, of the names that are kept. */
  const scannedTools: ScannedTool[] = [];
  const call = createCallBytes();

  function scan(block: Block): Batch {
    const { bytes, isAscii } = block;
    const text = (start: number, end: number) => decode(bytes, isAscii, start, end);
    const table = new BatchTable(bytes.length);
    let lines = 0;
    let start = 0;
    while (start < bytes.length) {
      const end = readCallBytes(bytes, start, call);
      if (end > 0 && (block.isUtf8 || isUtf8(bytes.subarray(start, end)))) {
        addCall(table, lines, block, text);
        start = end + 1;
      } else {
        const lineEnd = bytes.indexOf(lineFeed, start);
        addSlowly(table, lines, block, start, lineEnd, text);
        start = lineEnd + 1;
      }
      lines++;
    }
    return table.finish({
      bytes,
      isAscii,
      lines,
      tools: tools.takeNew(),
      grants: grants.takeNew(),
      servers: servers.takeNew(),
    });
  }

  function addCall(table: BatchTable, line: number, block: Block, text: Text): void {
    const { bytes } = block;
    const tool = tools.find(bytes, call.toolStart, call.toolEnd, text);
    const { grantStart, grantEnd, serverStart, serverEnd } = call;
    const grant = grantStart === 0 ? -1 : grants.find(bytes, grantStart, grantEnd, text);
    const server = serverStart === 0 ? -1 : servers.find(bytes, serverStart, serverEnd, text);
    const prepared = prepare(toolOf(tool, text), call, block, text);
    table.add(call, line, timeOf(bytes, text), tool, grant, server, prepared);
  }

  function toolOf(number: number, text: Text): ScannedTool {
    const known = number < mostNames ? scannedTools[number] : undefined;
    if (known !== undefined) return known;
    const made = new ScannedTool(planner.planOf(text(call.toolStart, call.toolEnd)));
    // Numbers are given out in their order.
    if (number < mostNames) scannedTools.push(made);
    return made;
  }

  function timeOf(bytes: Uint8Array, text: Text): number {
    if (call.timeStart === 0 || !Number.isNaN(call.time)) return call.time;
    const time = timeAt(bytes, call.timeStart, call.timeEnd);
    const ts = time === 'slow' ? parseTimestamp(text(call.timeStart, call.timeEnd)) : time;
    return ts ?? Number.NaN;
  }

  function addSlowly(table: BatchTable, line: number, block: Block, start: number, lineEnd: number, text: Text): void {
    const end = block.bytes[lineEnd - 1] === carriageReturn && lineEnd > start ? lineEnd - 1 : lineEnd;
    if (!block.isUtf8 && !isUtf8(block.bytes.subarray(start, lineEnd))) {
      table.addSlow(line, { kind: 'broken', broken: { line: line + 1, reason: 'is not UTF-8' } });
      return;
    }
    // A byte-order mark is left out of the first line of a recording, and of no other.
    const number = block.isFirst ? line + 1 : line + 2;
    const read = readRecordedCall(text(start, end), number);
    if (read.kind !== 'empty') table.addSlow(line, read);
  }

  return scan;
}

type Text = (start: number, end: number) => string;

function prepare(tool: ScannedTool, call: CallBytes, { bytes, isAscii }: Block, text: Text): Prepared {
  if (tool.prepared !== undefined && !call.isDoubtful) return tool.prepared;
  const { plan } = tool;
  const { argumentsStart, argumentsEnd } = call;
  if (!call.isDoubtful) {
    tool.wanted ??= WantedArguments.of(plan.wanted) ?? 'unusual';
    if (argumentsStart !== 0 && tool.wanted !== 'unusual')
      return prepareWith(plan, tool.wanted.read(bytes, isAscii, text));
  }
  return prepareCall(plan, argumentsStart === 0 ? undefined : text(argumentsStart, argumentsEnd));
}
