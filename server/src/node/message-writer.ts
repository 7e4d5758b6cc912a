import type { Writable } from 'node:stream';
import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { asciiJson, type JsonSink, WrittenJson } from '../written-json.ts';
import { Frame } from './frame.ts';

/** Bytes of a frame that is kept for the next message. */
const mostKept = 1024 * 1024;

/**
 * Writes messages to a stream as LSP frames them, each in one piece, so that the client is woken up once. What writes itself as JSON
 * is asked to. The stream must be done with a message when it calls back, as one of the system is: its memory is used again then.
 */
export class JsonMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  /** Not there while its message is on its way. */
  #frame: Frame | undefined;
  #errors = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  async write(message: Message): Promise<void> {
    const frame = this.#frame ?? new Frame();
    this.#frame = undefined;
    try {
      writeMessage(message, frame);
      await this.#send(frame.finish());
    } catch (error) {
      frame.clear();
      this.fireError(error, message, ++this.#errors);
      throw error;
    } finally {
      if (frame.size <= mostKept) this.#frame = frame;
    }
  }

  end(): void {
    this.#stream.end();
  }

  #send(framed: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(framed, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** The message as JSON in ASCII. Its result or its parameters may write themselves. */
function writeMessage(message: Message, sink: JsonSink): void {
  for (const member of ['result', 'params']) {
    const { [member]: carried, ...rest }: Readonly<Record<string, unknown>> = { ...message };
    if (!(carried instanceof WrittenJson)) continue;
    sink.add(`${asciiJson(rest).slice(0, -1)},"${member}":`);
    carried.writeTo(sink);
    sink.add('}');
    return;
  }
  sink.add(asciiJson(message));
}
