import type { ChildProcess } from 'node:child_process';
import {
  deserializeMessage,
  type JSONRPCMessage,
  serializeMessage,
  type Transport,
} from '@modelcontextprotocol/client';
import spawn from 'cross-spawn';
import { LineBuffer } from './line-buffer.ts';
import { adopt, endGroup, groupOptions } from './process-group.ts';

/** How much of what a server wrote to stderr is kept: the end says why it ended. */
const keptStderr = 16 * 1024;
/** Output of a child that has exited is awaited this long: a grandchild may hold its pipes open for ever. */
const drainMs = 500;

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Bytes of stdout, all together, until `renew`. */
  readonly maxBytes: number;
}

/** How a server process is doing, for saying in words why nothing was listed. */
export interface ProcessState {
  /** It could not be started. */
  readonly startError: NodeJS.ErrnoException | undefined;
  readonly exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null } | undefined;
  /** The first line of stdout that is no message. */
  readonly garbage: string | undefined;
  readonly garbageLines: number;
  /** Messages that came in. */
  readonly messages: number;
  readonly tooLarge: boolean;
}

/**
 * Speaks to a server over its stdin and stdout. The library's own transport would leave behind what the server started
 * (it opens no process group) and hold any amount of output; this one ends the whole group and counts.
 * The members `stderr` and `pid` are how the library recognises a transport of this kind.
 */
export class ProcessTransport implements Transport {
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: Transport['onmessage'];
  readonly #options: ProcessOptions;
  readonly #lines: LineBuffer;
  readonly #state: { -readonly [K in keyof ProcessState]: ProcessState[K] } = {
    startError: undefined,
    exit: undefined,
    garbage: undefined,
    garbageLines: 0,
    messages: 0,
    tooLarge: false,
  };
  #child: ChildProcess | undefined;
  #stderr = Buffer.alloc(0);
  #closed = false;
  #ended: Promise<void> | undefined;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.#lines = new LineBuffer(options.maxBytes);
  }

  get state(): ProcessState {
    return this.#state;
  }

  get stderr(): null {
    return null;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The end of what the server wrote to stderr, raw. */
  get stderrText(): string {
    return this.#stderr.toString('utf8');
  }

  /** What is asked next has the whole limit of bytes to itself. */
  renew(): void {
    this.#lines.renew();
  }

  start(): Promise<void> {
    const { command, args, env, cwd } = this.#options;
    return new Promise((resolve, reject) => {
      const child = spawn(command, [...args], { env, cwd, stdio: 'pipe', shell: false, ...groupOptions });
      this.#child = child;
      adopt(child);
      child.once('spawn', () => resolve());
      child.once('error', (error) => {
        this.#state.startError = error;
        reject(error);
        this.#close();
      });
      child.once('exit', (code, signal) => {
        this.#state.exit = { code, signal };
        const timer = setTimeout(() => this.#close(), drainMs);
        child.once('close', () => {
          clearTimeout(timer);
          this.#close();
        });
      });
      // A server may close its input at any time; that it is gone is told by its exit.
      child.stdin?.on('error', () => {});
      child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
      child.stderr?.on('data', (chunk: Buffer) => {
        this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-keptStderr);
      });
    });
  }

  send(message: JSONRPCMessage): Promise<void> {
    const input = this.#child?.stdin;
    // It has stopped listening: whether it has ended too is told by its exit, which is the better reason.
    if (!input?.writable) return Promise.resolve();
    return new Promise((resolve) => {
      input.write(serializeMessage(message), () => resolve());
    });
  }

  /** Ends the server and everything it started. Resolves when they are gone. */
  close(): Promise<void> {
    const child = this.#child;
    this.#ended ??= (child === undefined ? Promise.resolve() : endGroup(child)).then(() => {
      child?.stdout?.destroy();
      child?.stderr?.destroy();
      this.#close();
    });
    return this.#ended;
  }

  #read(chunk: Buffer): void {
    const lines = this.#lines.add(chunk);
    if (lines === undefined) {
      this.#state.tooLarge = true;
      this.#child?.stdout?.pause();
      this.#close();
      return;
    }
    for (const line of lines) this.#readLine(line);
  }

  #readLine(line: string): void {
    if (line.trim() === '') return;
    let message: JSONRPCMessage;
    try {
      message = deserializeMessage(line);
    } catch {
      this.#state.garbage ??= line.slice(0, 200);
      this.#state.garbageLines++;
      return;
    }
    this.#state.messages++;
    this.onmessage?.(message);
  }

  /** Tells the library once that nothing more will come. */
  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onclose?.();
  }
}
