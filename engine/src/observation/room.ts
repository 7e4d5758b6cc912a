/** A number of places that many share: a hostile recording must not fill the memory by having more of everything. */
export class Room {
  #left: number;

  constructor(places: number) {
    this.#left = places;
  }

  /** False when there is no place left. */
  take(): boolean {
    if (this.#left === 0) return false;
    this.#left--;
    return true;
  }
}
