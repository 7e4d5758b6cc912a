import { compareNumbers, ExactNumber } from '../decision/decimal.ts';
import { isSecretName, looksLikeSecret, maskSecretText } from '../secrets.ts';
import type { ObservedPath } from './model.ts';

/** Distinct values that are kept of one argument. More of them are no enumeration. */
export const valuesKept = 12;
/** UTF-16 code units of a value's JSON text. A longer one is nothing that a person lists. */
const longestValue = 100;
/** Digits of a number that is kept as an end of a range. */
const longestNumber = 400;

/** What one argument was, over all calls. */
export class PathValues {
  readonly text: string;
  #present = 0;
  #nulls = 0;
  #numbers = 0;
  #secret: boolean;
  /** Undefined once they are no enumeration. */
  #values: Map<string, number> | undefined = new Map();
  #least: number | ExactNumber | undefined;
  #most: number | ExactNumber | undefined;
  #inProportion = true;

  constructor(text: string) {
    this.text = text;
    this.#secret = isSecretName(text);
    if (this.#secret) this.#values = undefined;
  }

  /** A value of a call's arguments, as their reader gives it: a number that a double would round is an `ExactNumber`. */
  add(value: unknown): void {
    this.#present++;
    if (value === null) this.#nulls++;
    const isNumber = typeof value === 'number' || value instanceof ExactNumber;
    if (isNumber) this.#addNumber(value);
    if (this.#values === undefined) return;
    if (isNumber) this.#count(this.#values, String(value));
    else if (typeof value === 'string') this.#addText(this.#values, value);
    else if (value === null || typeof value === 'boolean') this.#count(this.#values, String(value));
    else this.#values = undefined;
  }

  #addNumber(number: number | ExactNumber): void {
    this.#numbers++;
    if (number instanceof ExactNumber && String(number).length > longestNumber) this.#inProportion = false;
    if (!this.#inProportion) {
      this.#least = undefined;
      this.#most = undefined;
      return;
    }
    if (this.#least === undefined || compareNumbers(number, this.#least) < 0) this.#least = number;
    if (this.#most === undefined || compareNumbers(number, this.#most) > 0) this.#most = number;
  }

  #addText(values: Map<string, number>, value: string): void {
    if (value.length > longestValue) {
      this.#values = undefined;
      return;
    }
    const text = JSON.stringify(value);
    if (!values.has(text) && (looksLikeSecret(value, this.text) || maskSecretText(value) !== value)) {
      this.#secret = true;
      this.#values = undefined;
      return;
    }
    this.#count(values, text);
  }

  /** JSON text that was made here holds on to no line of the recording, as a part of one would. */
  #count(values: Map<string, number>, text: string): void {
    const before = values.get(text) ?? 0;
    if (text.length > longestValue || (before === 0 && values.size >= valuesKept)) this.#values = undefined;
    else values.set(text, before + 1);
  }

  finish(): ObservedPath {
    const [least, most] = [this.#least, this.#most];
    const values = this.#values && [...this.#values].map(([text, count]) => ({ text, count }));
    values?.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    return {
      text: this.text,
      present: this.#present,
      nulls: this.#nulls,
      numbers: this.#numbers,
      values,
      range:
        this.#secret || least === undefined || most === undefined
          ? undefined
          : { least: String(least), most: String(most) },
      secret: this.#secret,
    };
  }
}
