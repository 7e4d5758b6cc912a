/** Takes a text in JSON, piece by piece. */
export interface JsonSink {
  /** Of ASCII alone, so that a character is a byte. */
  add(json: string): void;
  /** The same as bytes; they are copied at once. */
  addBytes(json: Uint8Array): void;
}

/**
 * A value that writes itself as JSON. A large answer of which most is as it was need not be written anew then. To a writer that
 * does not know of it, it is the value.
 */
export abstract class WrittenJson {
  abstract writeTo(sink: JsonSink): void;
  /** What is written. */
  abstract toJSON(): unknown;
}

/** A value as JSON whose characters are bytes: others than ASCII are escaped. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
