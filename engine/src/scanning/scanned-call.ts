import type { Outcome } from '../decision/model.ts';
import type { RecordedCall } from '../simulation/model.ts';
import type { ScannedRows } from './scanned-rows.ts';

/**
 * A call whose parts are read from its row, and its texts from the bytes of the recording, when somebody asks for them. It
 * waits by itself: a simulation sets `source` and `sequence`.
 */
export class ScannedCall implements RecordedCall {
  rows: ScannedRows;
  row: number;
  source = 0;
  sequence = 0;

  constructor(rows: ScannedRows, row: number) {
    this.rows = rows;
    this.row = row;
  }

  get line(): number {
    return this.rows.lineOf(this.row);
  }

  get ts(): number | undefined {
    const time = this.rows.timeOf(this.row);
    return Number.isNaN(time) ? undefined : time;
  }

  get tsText(): string | undefined {
    return this.rows.tsTextOf(this.row);
  }

  get grant(): string {
    return this.rows.grantOf(this.row).name;
  }

  get server(): string | undefined {
    return this.rows.serverOf(this.row);
  }

  get tool(): string {
    return this.rows.toolOf(this.row).name;
  }

  get argumentsText(): string | undefined {
    return this.rows.argumentsTextOf(this.row);
  }

  get recorded(): this {
    return this;
  }

  get argumentKeys(): undefined {
    return undefined;
  }

  get outcome(): Outcome {
    return this.rows.outcomeOf(this.row);
  }

  /** The same call by itself, as `readRecordedCall` gives it. */
  toJSON(): RecordedCall {
    const { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome } = this;
    return { line, ts, tsText, grant, server, tool, argumentsText, argumentKeys, outcome };
  }

  /** Takes its row out of the others, so that it keeps no other bytes in memory any more. */
  detach(): void {
    if (this.rows.size === 0) return;
    this.rows = this.rows.only(this.row);
    this.row = 0;
  }
}

/** A call that refers to no batch, to be kept. */
export function plainCall(recorded: RecordedCall): RecordedCall {
  return recorded instanceof ScannedCall ? recorded.toJSON() : recorded;
}

/** How much memory the arguments of a call take: UTF-16 code units, or bytes where they are in a batch. */
export function weightOf(recorded: RecordedCall): number {
  if (recorded instanceof ScannedCall) return recorded.rows.weightOf(recorded.row);
  return recorded.argumentsText?.length ?? 0;
}
