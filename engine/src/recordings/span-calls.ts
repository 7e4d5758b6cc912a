import type { Outcome } from '../decision/model.ts';
import type { RecordedCall } from '../simulation/model.ts';
import { callOf } from './calls.ts';
import type { CallTime } from './times.ts';

export type SpanKind = 'client' | 'server' | 'other';

/** A span of a tool call. */
export interface Span {
  readonly line: number;
  readonly trace: string;
  readonly id: string;
  /** Empty for the root. */
  readonly parent: string;
  readonly kind: SpanKind;
  /** Id of the JSON-RPC request. */
  readonly request: string | undefined;
  readonly time: CallTime;
  readonly tool: string;
  /** Undefined when they were not kept. */
  readonly argumentsText: string | undefined;
  readonly outcome: Outcome;
}

interface Joined {
  readonly first: Span;
  second: Span | undefined;
}

const mostWaiting = 1000;
const mostWeight = 16 * 1024 * 1024;
/** Which of the two spans is believed: the one that saw more. */
const outcomes: readonly Outcome[] = ['rpc_error', 'input_required', 'tool_error', 'timeout', 'cancelled', 'complete'];

/**
 * Joins the spans that a call leaves: one of the client, one of the server, either of which may come first, and may be
 * exported twice. A call waits for its other span until a thousand calls wait behind it.
 */
export class SpanCalls {
  readonly #waiting = new Set<Joined>();
  /** By trace: few spans of one trace are tool calls. */
  readonly #byTrace = new Map<string, Set<Joined>>();
  #weight = 0;

  /** False when the span belongs to a call that is already here. */
  add(span: Span): boolean {
    const trace = this.#byTrace.get(span.trace) ?? new Set();
    for (const call of trace) {
      if (isSame(call.first, span) || (call.second && isSame(call.second, span))) return false;
      if (call.second === undefined && isOtherEnd(call.first, span)) {
        call.second = span;
        this.#weight += weightOf(span);
        return false;
      }
    }
    const call = { first: span, second: undefined };
    this.#waiting.add(call);
    // A span without a trace is no one's other end.
    if (span.trace !== '') this.#byTrace.set(span.trace, trace.add(call));
    this.#weight += weightOf(span);
    return true;
  }

  /** Takes out the calls that have waited long enough. */
  take(): RecordedCall[] {
    const taken: RecordedCall[] = [];
    for (const call of this.#waiting) {
      if (this.#waiting.size <= mostWaiting && this.#weight <= mostWeight) break;
      taken.push(this.#remove(call));
    }
    return taken;
  }

  takeAll(): RecordedCall[] {
    return [...this.#waiting].map((call) => this.#remove(call));
  }

  #remove(call: Joined): RecordedCall {
    this.#waiting.delete(call);
    const { first, second } = call;
    const trace = this.#byTrace.get(first.trace);
    trace?.delete(call);
    if (trace?.size === 0) this.#byTrace.delete(first.trace);
    this.#weight -= weightOf(first) + (second ? weightOf(second) : 0);
    const client = second?.kind === 'client' ? second : first;
    const argumentsText = first.argumentsText ?? second?.argumentsText;
    return callOf({
      line: first.line,
      time: client.time,
      tool: first.tool,
      argumentsText,
      argumentsUnknown: argumentsText === undefined,
      outcome: outcomes.find((outcome) => outcome === first.outcome || outcome === second?.outcome) ?? 'complete',
    });
  }
}

function isSame(a: Span, b: Span): boolean {
  return a.id !== '' && a.id === b.id && a.tool === b.tool;
}

/** Whether two spans of one trace are the client's and the server's of one call: one sent the request that the other got. */
function isOtherEnd(a: Span, b: Span): boolean {
  const [client, server] = a.kind === 'client' ? [a, b] : [b, a];
  if (client.kind !== 'client' || server.kind !== 'server' || client.tool !== server.tool) return false;
  const { argumentsText: sent } = client;
  const { argumentsText: got } = server;
  if (sent !== undefined && got !== undefined && sent !== got) return false;
  if (client.id !== '' && server.parent === client.id) return true;
  return client.request !== undefined && client.request === server.request;
}

function weightOf(span: Span): number {
  return (span.argumentsText?.length ?? 0) + span.tool.length + 200;
}
