import type { JsonSink } from '../written-json.ts';

/** What `Buffer.write` calls once it has looked at its arguments. */
const { latin1Write } = Buffer.prototype;

/** Bytes before the message, in which its header has room. */
const room = 'Content-Length: 2147483647\r\n\r\n'.length;
/** Letters of a text from which on a call of native code is worth its price. */
const long = 40;

/** A message as LSP frames it, in one piece of memory that serves one message after the other. */
export class Frame implements JsonSink {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #end = room;

  /** Bytes of memory that it takes. */
  get size(): number {
    return this.#bytes.length;
  }

  add(json: string): void {
    const { length } = json;
    this.#reserve(length);
    const [bytes, end] = [this.#bytes, this.#end];
    if (length >= long) latin1Write.call(bytes, json, end);
    else for (let i = 0; i < length; i++) bytes[end + i] = json.charCodeAt(i);
    this.#end = end + length;
  }

  addBytes(json: Uint8Array): void {
    this.#reserve(json.length);
    this.#bytes.set(json, this.#end);
    this.#end += json.length;
  }

  /** The message that has been added, behind its header; what is added next begins another one in the same memory. */
  finish(): Uint8Array {
    const header = `Content-Length: ${this.#end - room}\r\n\r\n`;
    const start = room - header.length;
    this.#bytes.write(header, start, 'latin1');
    const framed = this.#bytes.subarray(start, this.#end);
    this.#end = room;
    return framed;
  }

  /** Forgets what has been added. */
  clear(): void {
    this.#end = room;
  }

  #reserve(length: number): void {
    const least = this.#end + length;
    if (least <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(Math.max(least, this.#bytes.length * 2));
    this.#bytes.copy(bytes, 0, 0, this.#end);
    this.#bytes = bytes;
  }
}
