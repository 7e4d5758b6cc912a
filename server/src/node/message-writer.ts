import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { asciiJson, WrittenJson } from '../written-json.ts';

/**
 * Writes messages to a stream as LSP frames them, each in one piece, so that the client is woken up once. What is written as JSON
 * already goes out as it is.
 */
export class JsonMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  #errors = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    try {
      await this.#send(framed(message));
    } catch (error) {
      this.fireError(error, message, ++this.#errors);
      throw error;
    }
  }

  end(): void {
    this.#stream.end();
  }

  #send(frame: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(frame, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** The message behind its header. */
function framed(message: Message): Uint8Array {
  const pieces = piecesOf(message);
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const header = `Content-Length: ${length}\r\n\r\n`;
  const frame = Buffer.allocUnsafe(header.length + length);
  let end = frame.write(header, 'latin1');
  for (const piece of pieces) end += frame.write(piece, end, 'latin1');
  return frame;
}

/** The message as JSON in ASCII. Its result or its parameters may be written already. */
function piecesOf(message: Message): readonly string[] {
  for (const member of ['result', 'params']) {
    const { [member]: carried, ...rest }: Readonly<Record<string, unknown>> = { ...message };
    if (carried instanceof WrittenJson) {
      return [`${asciiJson(rest).slice(0, -1)},"${member}":`, ...carried.pieces(), '}'];
    }
  }
  return [asciiJson(message)];
}
