import type { ReadLine } from '../simulation/model.ts';
import { textOfBase64 } from './base64.ts';
import { broken, callOf, guarded, passedOver, readCall } from './calls.ts';
import { dataOfEvents } from './event-stream.ts';
import { isMessage, namesMessage } from './json-rpc.ts';
import { JsonRpcCalls } from './json-rpc-calls.ts';
import { JsonView, Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { type CallTime, timeOfText } from './times.ts';

/**
 * Reads HAR files of streamable HTTP: calls are in the bodies of requests, answers in those of responses, as JSON or as
 * events; an answer may come with a later request of the session. Where a body was not kept, the headers `Mcp-Method` and
 * `Mcp-Name` still tell the tool.
 */
export function createHarReader(): ValueReader {
  const calls = new JsonRpcCalls();
  const addresses = new Set<string>();
  return {
    read(document) {
      const entries = document.at('log', 'entries');
      if (entries === undefined || !entries.isArray) throw new Unreadable('holds no "log" with "entries"');
      const items = entries.items();
      if (items.length === 0) return [passedOver('files without a request')];
      return items.flatMap((entry) => guarded(entry.line, () => readEntry(entry, calls, addresses)));
    },
    end: () => calls.end(),
    notes() {
      const notes = [...calls.notes()];
      if (addresses.size > 1) {
        notes.push(
          `The calls went to ${addresses.size} addresses, and a HAR file does not say which server of the configuration each one is: all of them were taken for the policy's. Keep one server's entries alone to be sure.`,
        );
      }
      return notes;
    },
  };
}

const mostAddresses = 1000;

function readEntry(entry: JsonView, calls: JsonRpcCalls, addresses: Set<string>): readonly ReadLine[] {
  const { line } = entry;
  const request = entry.member('request');
  const response = entry.member('response');
  if (request === undefined) throw new Unreadable('is an entry without a "request"');
  const time = timeOfText(entry.member('startedDateTime')?.string);
  const address = (request.member('url')?.string ?? '').replace(/[?#].*$/s, '');
  // A request without a session is told apart by being the latest: its answer is in the same entry.
  const session = headerOf(request, 'mcp-session-id') ?? headerOf(response, 'mcp-session-id');
  const envelope = { connection: JSON.stringify([address, session]), time };

  const sent = messagesIn(bodyOf(request.member('postData')), line);
  const answers = messagesIn(bodyOf(response?.member('content')), line);
  if (sent.length > 0 && addresses.size < mostAddresses) addresses.add(address);
  return [
    ...(sent.length > 0 ? [] : fromHeaders(request, line, time)),
    ...sent.flatMap((message) =>
      message instanceof Unreadable
        ? [broken(line, message.message)]
        : guarded(line, () => calls.read(message, { ...envelope, direction: 'sent' })),
    ),
    ...answers.flatMap((message) =>
      message instanceof Unreadable
        ? [passedOver('answers that cannot be read')]
        : guarded(line, () => calls.read(message, { ...envelope, direction: 'received' })),
    ),
  ];
}

/** A body without its values still has its tool's name beside it, since the protocol of 2026-07-28. */
function fromHeaders(request: JsonView, line: number, time: CallTime): readonly ReadLine[] {
  const tool = headerOf(request, 'mcp-name');
  if (headerOf(request, 'mcp-method') !== 'tools/call' || !tool) return [passedOver('other requests')];
  return [readCall(callOf({ line, time, tool, argumentsUnknown: true }))];
}

function headerOf(message: JsonView | undefined, name: string): string | undefined {
  const found = message
    ?.member('headers')
    ?.items()
    .find((header) => header.member('name')?.string?.toLowerCase() === name);
  const value = found?.member('value')?.string;
  const encoded = value === undefined ? undefined : /^=\?base64\?(.*)\?=$/s.exec(value)?.[1];
  return encoded === undefined ? value : textOfBase64(encoded);
}

function bodyOf(body: JsonView | undefined): string | undefined {
  const text = body?.member('text')?.string;
  return text !== undefined && body?.member('encoding')?.string === 'base64' ? textOfBase64(text) : text;
}

/** The messages in a body: as JSON, or as the data of events. What is no JSON-RPC at all is left out. */
function messagesIn(body: string | undefined, line: number): readonly (JsonView | Unreadable)[] {
  if (body === undefined || !namesMessage.test(body)) return [];
  const texts = /^\s*[[{]/.test(body) ? [body] : dataOfEvents(body);
  return texts.flatMap((text) => messageIn(text, line) ?? []);
}

function messageIn(text: string, line: number): JsonView | Unreadable | undefined {
  if (!namesMessage.test(text)) return undefined;
  try {
    const view = JsonView.parse(text, line, true);
    return isMessage(view) ? view : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}
