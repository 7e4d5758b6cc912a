/** Charges that are followed one by one, over all counters. */
const mostEntries = 262_144;
/** Owners (a counter's grants) that may be kept before those whose windows are long over are dropped. */
const fewestOwners = 65_536;

/** The memory that all counters share: a recording with a grant a call must not fill it. */
export class UseRoom {
  #entries = mostEntries;
  #owners = 0;
  #ownersKept = fewestOwners;

  /** False when there is no place for another charge. */
  takeEntry(): boolean {
    if (this.#entries === 0) return false;
    this.#entries--;
    return true;
  }

  giveBackEntries(entries: number): void {
    this.#entries += entries;
  }

  takeOwner(): void {
    this.#owners++;
  }

  giveBackOwner(): void {
    this.#owners--;
  }

  get isFull(): boolean {
    return this.#owners > this.#ownersKept;
  }

  /** After dropping what could be dropped: should all be in use, there is room for as many again, lest it be tried each time. */
  settle(): void {
    this.#ownersKept = Math.max(fewestOwners, this.#owners * 2);
  }
}
