import type { Outcome } from '../decision/model.ts';
import type { ReadLine } from '../simulation/model.ts';
import { callOf, guarded, passedOver, readCall, toolName } from './calls.ts';
import { type JsonView, Unreadable } from './json-view.ts';
import type { CallTime } from './times.ts';
import { type Waiting, WaitingRow } from './waiting.ts';

/** Where and when a message was seen. */
export interface Envelope {
  /** Ids are told apart by connection: each counts from the start. */
  readonly connection: string;
  /** Any word; an answer goes another way than its request. Undefined: not known. */
  readonly direction?: string | undefined;
  readonly time: CallTime;
  readonly grant?: string | undefined;
  readonly server?: string | undefined;
}

interface OpenRequest extends Waiting {
  readonly direction: string | undefined;
  /** Undefined for a request that is no tool call: it is only here so that its answer is not taken for another's. */
  readonly call: ReadLine | undefined;
  outcome: Outcome;
}

/**
 * Joins JSON-RPC messages into calls: requests of `tools/call`, each with what its answer made of it. A call waits for its
 * answer, in a bounded row; one without an answer counts as complete, which keeps its charge.
 */
export class JsonRpcCalls {
  readonly #row = new WaitingRow<OpenRequest>();
  #ambiguous = 0;

  /** A message, or the list of them that the protocol of 2025-03-26 allowed. */
  read(message: JsonView, envelope: Envelope): readonly ReadLine[] {
    const messages = message.isArray ? message.items() : [message];
    if (messages.length === 0) return [passedOver('empty lists')];
    const others: ReadLine[] = [];
    for (const one of messages) {
      others.push(...guarded(one.line, () => this.#readOne(one, envelope)));
    }
    return [...others, ...this.#calls(this.#row.take())];
  }

  end(): readonly ReadLine[] {
    return this.#calls(this.#row.takeAll());
  }

  notes(): readonly string[] {
    if (this.#ambiguous === 0) return [];
    return [
      `${this.#ambiguous} ${this.#ambiguous === 1 ? 'answer fits' : 'answers fit'} more than one open call, as ids were used again; taken for the latest one's. Keep connections apart (a "session" beside each message) to tell them for sure.`,
    ];
  }

  /** A tool call is told later, anything else at once. */
  #readOne(message: JsonView, envelope: Envelope): readonly ReadLine[] {
    if (message.member('jsonrpc')?.string !== '2.0') throw new Unreadable('is no JSON-RPC 2.0 message');
    const method = message.member('method')?.string;
    const id = idOf(message.member('id'));
    if (method === undefined) {
      this.#answer(message, id, envelope);
      return [passedOver('answers')];
    }
    if (method === 'tools/call') {
      this.#open(envelope, id, message.text.length, readCall(callIn(message, envelope)));
      return [];
    }
    if (method === 'notifications/cancelled') this.#cancel(idOf(message.at('params', 'requestId')), envelope);
    else if (id !== undefined) this.#open(envelope, id, 0, undefined);
    return [passedOver('other messages')];
  }

  #open({ connection, direction }: Envelope, id: string | undefined, weight: number, call: ReadLine | undefined): void {
    this.#row.add({
      key: JSON.stringify([connection, id]),
      direction,
      weight,
      call,
      outcome: 'complete',
      // A call without an id is never answered.
      done: id === undefined,
    });
  }

  /** The latest fits best: what a server asks while it works on a call is answered before the call is. */
  #answer(message: JsonView, id: string | undefined, { connection, direction }: Envelope): void {
    const fitting = this.#row
      .open(JSON.stringify([connection, id]))
      .filter((open) => direction === undefined || open.direction === undefined || open.direction !== direction);
    const latest = fitting.at(-1);
    if (latest === undefined) return;
    if (fitting.filter(({ call }) => call).length > 1) this.#ambiguous++;
    latest.outcome = outcomeOf(message);
    latest.done = true;
  }

  #cancel(id: string | undefined, { connection, direction }: Envelope): void {
    const cancelled = this.#row
      .open(JSON.stringify([connection, id]))
      .findLast((open) => direction === undefined || open.direction === undefined || open.direction === direction);
    if (cancelled === undefined) return;
    cancelled.outcome = 'cancelled';
    cancelled.done = true;
  }

  #calls(taken: readonly OpenRequest[]): ReadLine[] {
    return taken.flatMap(({ call, outcome }) => (call?.kind === 'call' ? [readCall({ ...call.call, outcome })] : []));
  }
}

function callIn(message: JsonView, { time, grant, server }: Envelope) {
  const params = message.member('params');
  return callOf({
    line: message.line,
    time,
    grant,
    server,
    tool: toolName(params?.member('name')),
    argumentsText: params?.member('arguments')?.text,
  });
}

/** The number 1 and the text "1" are two ids; 1 and 1.0 are one. */
function idOf(view: JsonView | undefined): string | undefined {
  if (view?.string !== undefined) return JSON.stringify(view.string);
  if (view?.number === undefined) return undefined;
  const number = Number(view.number);
  return Number.isSafeInteger(number) ? String(number) : view.number;
}

/** docs/language.md, 4. Counters: only an error of the protocol and a request for input give a charge back. */
function outcomeOf(answer: JsonView): Outcome {
  const error = answer.member('error');
  if (error && !error.isNull) return 'rpc_error';
  const result = answer.member('result');
  if (result?.member('resultType')?.string === 'input_required') return 'input_required';
  return result?.member('isError')?.isTrue ? 'tool_error' : 'complete';
}
