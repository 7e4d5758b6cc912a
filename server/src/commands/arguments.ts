import { invalidParams } from '../run-safe.ts';

/** As long as a text in an argument may be. A policy for `detect` may be longer: see `longText`. */
const maxText = 16_384;
const maxLongText = 64 * 1024 * 1024;
const maxItems = 10_000;

/**
 * Reads the one object that a command is called with. It may come from any editor, or from another extension: every field
 * is looked at before it is used, own properties only, and what is wrong is said by the field's name.
 */
export class Arguments {
  readonly #command: string;
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #prefix: string;

  /** Throws `InvalidParams` when the argument is no object. `prefix` stands before the names of fields in messages. */
  constructor(command: string, argument: unknown, prefix = '') {
    if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
      throw invalidParams(`${command} takes one object.`);
    }
    this.#command = command;
    this.#prefix = prefix;
    this.#fields = new Map(Object.entries(argument));
  }

  /** A URI with a scheme, such as `file:///…`. */
  uri(name: string): string {
    const value = this.text(name);
    if (!isUri(value)) throw this.#wrong(name, 'a URI');
    return value;
  }

  /** Whether there is such a field at all. */
  has(name: string): boolean {
    return (this.#fields.get(name) ?? undefined) !== undefined;
  }

  /** An object inside; its fields are named `name.field` when they are wrong. */
  optionalObject(name: string): Arguments | undefined {
    if (!this.has(name)) return undefined;
    const value = this.#fields.get(name);
    if (typeof value !== 'object' || Array.isArray(value)) throw this.#wrong(name, 'an object');
    return new Arguments(this.#command, value, `${this.#prefix}${name}.`);
  }

  uris(name: string): readonly string[] {
    const value = this.#fields.get(name);
    if (!Array.isArray(value) || value.length > maxItems) throw this.#wrong(name, 'a list of URIs');
    const items: readonly unknown[] = value;
    const uris = items.filter((item): item is string => typeof item === 'string' && isUri(item));
    if (uris.length !== items.length) throw this.#wrong(name, 'a list of URIs');
    return uris;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined || value === '') throw this.#wrong(name, 'a text that is not empty');
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.#fields.get(name) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || value.length > maxText) throw this.#wrong(name, 'a text');
    return value;
  }

  /** A whole document; may be empty. */
  longText(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value !== 'string' || value.length > maxLongText) throw this.#wrong(name, 'a text');
    return value;
  }

  /** JSON text: given as such, digit for digit, or as a value. */
  json(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value === 'object' && value !== null) return JSON.stringify(value);
    return this.longText(name);
  }

  /** A whole number from 1. */
  count(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
      throw this.#wrong(name, 'a whole number from 1');
    return value;
  }

  /** Absent is false. Anything but a boolean is refused: consent is never guessed. */
  flag(name: string): boolean {
    const value = this.#fields.get(name) ?? false;
    if (typeof value !== 'boolean') throw this.#wrong(name, 'true or false');
    return value;
  }

  /** Texts by name; empty when absent. */
  texts(name: string): ReadonlyMap<string, string> {
    const value = this.#fields.get(name) ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw this.#wrong(name, 'an object of texts');
    const entries: readonly [string, unknown][] = Object.entries(value);
    if (entries.length > maxItems) throw this.#wrong(name, 'an object of texts');
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    if (texts.length !== entries.length) throw this.#wrong(name, 'an object of texts');
    return new Map(texts);
  }

  #wrong(name: string, expected: string): Error {
    return invalidParams(`${this.#command}: "${this.#prefix}${name}" must be ${expected}.`);
  }
}

const isUri = (text: string): boolean =>
  text.length <= maxText && /^[a-z][a-z0-9+.-]*:/i.test(text) && !/\s/.test(text);
