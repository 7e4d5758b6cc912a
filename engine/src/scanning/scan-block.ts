import { createPlanner, type Planner } from '../decision/compile.ts';
import type { Increment } from '../decision/limits.ts';
import type { ToolPlan } from '../decision/plan.ts';
import { looksIntoArguments, type Prepared, prepareCall, prepareUnseen, prepareWith } from '../decision/prepare.ts';
import { parseTimestamp } from '../decision/timestamp.ts';
import type { Policy } from '../policy/model.ts';
import type { ReadLine } from '../simulation/model.ts';
import { ArgumentPlaces } from './argument-places.ts';
import { type Batch, columns } from './batch.ts';
import type { Block, ScannerOptions } from './block.ts';
import { mostNames, ToldNames } from './names.ts';
import { readAsText, scanAsText, timeOfRead } from './scan-as-text.ts';
import { looks, putLines, type ScannerHost, type ScannerModule, startScanner } from './scanner-module.ts';
import { WantedArguments } from './wanted.ts';

/**
 * Reads recorded calls from the bytes of their lines, and prepares their decisions. What most lines look like is read by the module
 * in engine/wasm/; any other line goes to `readRecordedCall`, so that both always say the same.
 */
export function createScanner(policy: Policy | null, options: ScannerOptions): (block: Block) => Batch {
  const host = new Host(createPlanner(policy), options);
  const module = startScanner(host.functions);
  if (module === undefined) return (block) => scanAsText(block, options);
  const places = new ArgumentPlaces(module);
  return (block) => host.scan(block, module, places);
}

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

/** Kinds of names, in the order of their numbers in engine/wasm/names.ts. */
const [tool, grant, server] = [0, 1, 2];

const nothing: Block = { bytes: new Uint8Array(0), isAscii: true, isUtf8: true, isFirst: false };

/** Answers what the module asks while it scans a block. */
class Host {
  readonly #planner: Planner;
  readonly #options: ScannerOptions;
  readonly #names = [new ToldNames(), new ToldNames(), new ToldNames()];
  /** By number, of the names that are kept. */
  readonly #tools: ScannedTool[] = [];
  /** The tool whose name was told last. */
  #newest: ScannedTool | undefined;
  #block = nothing;
  #places: ArgumentPlaces | undefined;
  #increments: (readonly Increment[])[] = [];
  #slow: ReadLine[] = [];

  constructor(planner: Planner, options: ScannerOptions) {
    this.#planner = planner;
    this.#options = options;
  }

  scan(block: Block, module: ScannerModule, places: ArgumentPlaces): Batch {
    const { bytes, isAscii } = block;
    this.#block = block;
    this.#places = places;
    this.#increments = [];
    this.#slow = [];
    putLines(module, bytes);
    const rows = module.scan(bytes.length, block.isUtf8);
    if (rows < 0) throw new Error('there is not enough memory for its lines');
    const start = module.rowsAt(bytes.length);
    const table = new Int32Array(module.memory.buffer.slice(start, start + rows * columns * 4));
    this.#block = nothing;
    const [tools, grants, servers] = [this.#newNames(tool), this.#newNames(grant), this.#newNames(server)];
    const [increments, slow] = [this.#increments, this.#slow];
    return { bytes, isAscii, lines: module.lines.value, rows, table, tools, grants, servers, increments, slow };
  }

  readonly functions: ScannerHost = {
    newName: (kind, isKept, start, end) => {
      const name = this.#text(start, end);
      this.#names[kind]?.add(name, isKept !== 0);
      if (kind !== tool) return;
      this.#newest = new ScannedTool(this.#planner.planOf(name));
      if (isKept !== 0) this.#tools.push(this.#newest);
    },
    prepareTool: (number) => this.#toolOf(number)?.prepared ?? looks,
    prepareCall: (number, start, end, isDoubtful) => {
      const tool = this.#toolOf(number);
      if (tool === undefined) return looks;
      const prepared = this.#prepare(tool, start, end, isDoubtful !== 0);
      return typeof prepared === 'number' ? prepared : -1 - this.#increments.push(prepared);
    },
    midnightOf: (date) => {
      const digits = String(date).padStart(8, '0');
      const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}T00:00:00Z`;
      return parseTimestamp(text) ?? Number.NaN;
    },
    timeOf: (start, end) => parseTimestamp(this.#text(start, end)) ?? Number.NaN,
    isUtf8: (start, end) => this.#options.isUtf8(this.#block.bytes.subarray(start, end)),
    readSlowly: (line, start, end) => {
      const read = readAsText(this.#block, line, start, end, this.#options);
      return read.kind === 'empty' ? 0 : -this.#slow.push(read);
    },
    slowTime: () => timeOfRead(this.#slow.at(-1)),
  };

  #prepare(tool: ScannedTool, start: number, end: number, isDoubtful: boolean): Prepared {
    const { plan } = tool;
    if (!isDoubtful && start !== 0) {
      tool.wanted ??= WantedArguments.of(plan.wanted) ?? 'unusual';
      const { bytes, isAscii } = this.#block;
      if (tool.wanted !== 'unusual' && this.#places !== undefined)
        return prepareWith(plan, tool.wanted.read(this.#places, bytes, isAscii, this.#text));
    }
    return prepareCall(plan, start === 0 ? undefined : this.#text(start, end));
  }

  #toolOf(number: number): ScannedTool | undefined {
    return number < mostNames ? this.#tools[number] : this.#newest;
  }

  #newNames(kind: number) {
    return this.#names[kind]?.takeNew() ?? { kept: [], stray: [] };
  }

  readonly #text = (start: number, end: number): string =>
    this.#options.decode(this.#block.bytes, this.#block.isAscii, start, end);
}
