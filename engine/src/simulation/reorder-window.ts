import { KeyedHeap } from './keyed-heap.ts';

/** How a window looks into what waits in it. Both must say the same of a row as long as it waits. */
export interface RowsOf<T> {
  /** Where a row belongs; NaN when it does not say itself. */
  keyOf(item: T, row: number): number;
  weightOf(item: T, row: number): number;
}

/** Rows of one item that came one after the other, in the order of their keys. */
interface Run<T> {
  readonly item: T;
  row: number;
  /** Behind the last. */
  end: number;
  readonly source: number;
  /** Of the first row: in which order they came. */
  sequence: number;
  /** Of the only row, when that does not say it itself; otherwise NaN. */
  readonly key: number;
}

/**
 * Brings almost sorted rows into order, with bounded memory: it holds the latest `most` (and no more than `mostWeight` in
 * all) and hands out the earliest. Rows with one key keep their order.
 *
 * What comes in order, as nearly all does, waits in runs of rows, so that nothing is made of a single one; what comes before
 * the latest of those, in a heap.
 */
export class ReorderWindow<T> {
  /** What `shift` or `remove` has taken out last: an item, and which row of it. */
  item: T | undefined;
  row = 0;
  source = 0;
  sequence = 0;
  readonly #most: number;
  readonly #mostWeight: number;
  readonly #rows: RowsOf<T>;
  /** The first run is at `#first`; those before it are done. */
  #runs: Run<T>[] = [];
  #first = 0;
  #inRuns = 0;
  #latest = Number.NEGATIVE_INFINITY;
  readonly #stragglers = new KeyedHeap<Run<T>>();
  #weight = 0;

  constructor(most: number, mostWeight: number, rows: RowsOf<T>) {
    this.#most = most;
    this.#mostWeight = mostWeight;
    this.#rows = rows;
  }

  /** `sequence` must be one more than that of the row before; `key` is the row's own where it has one. */
  push(item: T, row: number, source: number, sequence: number, key: number): void {
    const own = this.#rows.keyOf(item, row);
    this.#weight += this.#rows.weightOf(item, row);
    if (this.#inRuns > 0 && key < this.#latest) {
      this.#stragglers.push({ item, row, end: row + 1, source, sequence, key }, key, sequence);
      return;
    }
    this.#latest = key;
    this.#inRuns++;
    const last = this.#runs[this.#runs.length - 1];
    if (last !== undefined && own === key && continues(last, item, row, source, sequence)) last.end++;
    else this.#runs.push({ item, row, end: row + 1, source, sequence, key: own === key ? Number.NaN : key });
  }

  get size(): number {
    return this.#inRuns + this.#stragglers.size;
  }

  /** True when the earliest has to go. */
  get isFull(): boolean {
    return this.#inRuns + this.#stragglers.size > this.#most || this.#weight > this.#mostWeight;
  }

  /** Takes the earliest out; false when there is none. */
  shift(): boolean {
    const run = this.#runs[this.#first];
    if (this.#stragglers.size > 0 && this.#isStragglerNext(run)) return this.#take(this.#stragglers.shift());
    if (run === undefined) return false;
    this.#take(run);
    this.#inRuns--;
    run.row++;
    run.sequence++;
    if (run.row === run.end) this.#dropFirst();
    return true;
  }

  /** Takes out what came as `sequence`, wherever it stands; false when it is not here. */
  remove(sequence: number): boolean {
    for (let at = this.#first; at < this.#runs.length; at++) {
      const run = this.#runs[at];
      const ahead = run === undefined ? -1 : sequence - run.sequence;
      if (run === undefined || ahead < 0 || run.row + ahead >= run.end) continue;
      const taken = { ...run, row: run.row + ahead, sequence };
      const rest = { ...taken, row: taken.row + 1, sequence: sequence + 1 };
      run.end = taken.row;
      this.#runs.splice(at, 1, ...[run, rest].filter((part) => part.row < part.end));
      this.#inRuns--;
      return this.#take(taken);
    }
    return this.#take(this.#stragglers.remove((waiting) => waiting.sequence === sequence));
  }

  /** Puts in the place of each row what `alone` makes of it: an item of which it is row 0. */
  separate(alone: (item: T, row: number) => T): void {
    const separated = (run: Run<T>, ahead: number): Run<T> => {
      const { source, sequence, key } = run;
      return { item: alone(run.item, run.row + ahead), row: 0, end: 1, source, sequence: sequence + ahead, key };
    };
    this.#runs = this.#runs
      .slice(this.#first)
      .flatMap((run) => Array.from({ length: run.end - run.row }, (_, ahead) => separated(run, ahead)));
    this.#first = 0;
    this.#stragglers.replace((waiting) => separated(waiting, 0));
  }

  #isStragglerNext(run: Run<T> | undefined): boolean {
    if (run === undefined) return true;
    const key = Number.isNaN(run.key) ? this.#rows.keyOf(run.item, run.row) : run.key;
    return this.#stragglers.isBefore(key, run.sequence);
  }

  /** The first row of a run is what was taken out. */
  #take(run: Run<T> | undefined): boolean {
    if (run === undefined) return false;
    const { item, row, source, sequence } = run;
    this.item = item;
    this.row = row;
    this.source = source;
    this.sequence = sequence;
    this.#weight -= this.#rows.weightOf(item, row);
    return true;
  }

  /** What is done is thrown away when it is as much as what waits. */
  #dropFirst(): void {
    this.#first++;
    if (this.#first * 2 < this.#runs.length) return;
    this.#runs = this.#runs.slice(this.#first);
    this.#first = 0;
  }
}

function continues<T>(run: Run<T>, item: T, row: number, source: number, sequence: number): boolean {
  const { row: first, end, sequence: begin, key } = run;
  return (
    run.item === item && end === row && run.source === source && begin + row - first === sequence && Number.isNaN(key)
  );
}
