/**
 * A value that is written as JSON already, in pieces that hold nothing but ASCII. A large answer of which most is as it was need not
 * be written anew then. To a writer that does not know of it, it is the value.
 */
export abstract class WrittenJson {
  /** What makes up the value in JSON, one after the other. */
  abstract pieces(): readonly string[];
  /** What the pieces say. */
  abstract toJSON(): unknown;
}

/** A value as JSON whose characters are bytes: others than ASCII are escaped. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
