import type { Outcome } from '../decision/model.ts';
import type { ReadLine } from '../simulation/model.ts';
import { guarded, passedOver, readCall, toolName } from './calls.ts';
import { JsonView, Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { attributesOf, jsonOfAttribute } from './otlp-attributes.ts';
import { type Span, SpanCalls, type SpanKind } from './span-calls.ts';
import { timeOfNanoseconds } from './times.ts';

/**
 * Reads OpenTelemetry spans as OTLP writes them in JSON: one document, or one export a line. A call is a span whose
 * `mcp.method.name` is `tools/call`; spans of its client and its server are joined into one. Arguments are kept only where
 * the instrumentation was told to, so without them nothing is known of them.
 */
export function createOpenTelemetryReader(): ValueReader {
  const calls = new SpanCalls();
  return {
    read(document) {
      if (!document.isObject) throw new Unreadable('holds no object');
      const spans = spansOf(document);
      const others = spans.flatMap((span) => guarded(span.line, () => readSpan(span, calls)));
      if (spans.length === 0) others.push(passedOver('exports without a span'));
      return [...others, ...calls.take().map(readCall)];
    },
    end: () => calls.takeAll().map(readCall),
    notes: () => [],
  };
}

function spansOf(document: JsonView): readonly JsonView[] {
  return (document.member('resourceSpans')?.items() ?? [])
    .flatMap(
      (resource) => (resource.member('scopeSpans') ?? resource.member('instrumentationLibrarySpans'))?.items() ?? [],
    )
    .flatMap((scope) => scope.member('spans')?.items() ?? []);
}

function readSpan(view: JsonView, calls: SpanCalls): readonly ReadLine[] {
  const attributes = attributesOf(view.member('attributes'));
  const method = attributes.get('mcp.method.name')?.member('stringValue')?.string;
  if (method !== 'tools/call') return [passedOver('other spans')];
  const request = attributes.get('jsonrpc.request.id') ?? attributes.get('mcp.request.id');
  const span: Span = {
    line: view.line,
    trace: view.member('traceId')?.string ?? '',
    id: view.member('spanId')?.string ?? '',
    parent: view.member('parentSpanId')?.string ?? '',
    kind: kindOf(view.member('kind')),
    request: request?.member('stringValue')?.string ?? intOf(request),
    time: timeOfNanoseconds(view.member('startTimeUnixNano')),
    tool: toolName(
      attributes.get('gen_ai.tool.name')?.member('stringValue') ??
        attributes.get('mcp.tool.name')?.member('stringValue'),
    ),
    argumentsText: argumentsOf(attributes.get('gen_ai.tool.call.arguments')),
    outcome: outcomeOf(view, attributes),
  };
  return calls.add(span) ? [] : [passedOver('second spans of a call')];
}

function kindOf(view: JsonView | undefined): SpanKind {
  const kind = view?.number ?? view?.string;
  if (kind === '2' || kind === 'SPAN_KIND_SERVER') return 'server';
  return kind === '3' || kind === 'SPAN_KIND_CLIENT' ? 'client' : 'other';
}

/** A 64-bit integer is a text in OTLP's JSON, but not everywhere. */
function intOf(attribute: JsonView | undefined): string | undefined {
  const value = attribute?.member('intValue');
  return value?.string ?? value?.number;
}

/** An object, or the JSON of one in a text. Cut off by a limit of the exporter, it is as good as not kept. */
function argumentsOf(attribute: JsonView | undefined): string | undefined {
  if (attribute === undefined) return undefined;
  const text = attribute.member('stringValue')?.string;
  if (text === undefined) return jsonOfAttribute(attribute);
  try {
    return JsonView.parse(text, attribute.line, true).text;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** An error of the protocol is known by its code alone: what else failed may have had its effect. */
function outcomeOf(span: JsonView, attributes: ReadonlyMap<string, JsonView>): Outcome {
  const type = attributes.get('error.type')?.member('stringValue')?.string;
  const code = attributes.get('rpc.response.status_code') ?? attributes.get('rpc.jsonrpc.error_code');
  const status = code?.member('stringValue')?.string ?? intOf(code);
  if (status !== undefined && /^-?\d+$/.test(status) && Number(status) !== 0) return 'rpc_error';
  if (type === 'timeout') return 'timeout';
  if (type === 'cancelled') return 'cancelled';
  const failed = span.at('status', 'code');
  const isError = failed?.number === '2' || failed?.string === 'STATUS_CODE_ERROR';
  return type !== undefined || isError ? 'tool_error' : 'complete';
}
