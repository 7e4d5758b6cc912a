import type { Diagnostic } from 'vscode-languageserver-types';
import { saysSame, type Told } from './candidate.ts';

/** Numbers of one place: line and character of its start, line and character of its end. */
export const placeWidth = 4;

/**
 * What an author is shown, in the order of the text. An edit makes a thousand places anew, so they are kept as numbers in one
 * piece of memory, and objects are made of them only for who asks.
 */
export class Shown {
  readonly told: Told[] = [];
  /** How many findings there are besides. */
  readonly left: number;
  #places: Uint32Array;

  /** `most` is how many will be added, or about so many. */
  constructor(most: number, left: number) {
    this.#places = new Uint32Array(most * placeWidth);
    this.left = left;
  }

  /** `placeWidth` numbers for each of `told`. It may be longer than need be. */
  get places(): Uint32Array {
    return this.#places;
  }

  add(told: Told, line: number, character: number, endLine: number, endCharacter: number): void {
    const at = this.told.length * placeWidth;
    if (at === this.#places.length) {
      const longer = new Uint32Array(Math.max(placeWidth, at * 2));
      longer.set(this.#places);
      this.#places = longer;
    }
    this.#places[at] = line;
    this.#places[at + 1] = character;
    this.#places[at + 2] = endLine;
    this.#places[at + 3] = endCharacter;
    this.told.push(told);
  }

  /** Whether an author would see no difference: the same words at the same places. */
  isSame(other: Shown): boolean {
    const { length } = this.told;
    if (length !== other.told.length) return false;
    for (let i = 0; i < length * placeWidth; i++) if (this.#places[i] !== other.#places[i]) return false;
    return this.told.every((told, i) => saysSame(told, other.told[i]));
  }

  rangeAt(index: number): Diagnostic['range'] {
    const [line = 0, character = 0, endLine = 0, endCharacter = 0] = this.#places.subarray(index * placeWidth);
    return { start: { line, character }, end: { line: endLine, character: endCharacter } };
  }
}
