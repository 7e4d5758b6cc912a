import { passedOver, textOf } from './calls.ts';
import { type Envelope, JsonRpcCalls } from './json-rpc-calls.ts';
import { endOfBrackets, JsonView, Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { noTime, timeOf, timeOfText } from './times.ts';

const timeKeys = ['ts', 'time', 'timestamp', '@timestamp'];
const directionKeys = ['dir', 'direction', 'from', 'flow'];
const connectionKeys = [
  'session',
  'sessionId',
  'session_id',
  'connection',
  'connectionId',
  'connection_id',
  'conn',
  'pid',
];
const serverKeys = ['server', 'serverName', 'server_name'];

/** The time at the start of a line of a log. */
const leadingTime = /^\s*(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d))/;

/** A log names its server in brackets, beside the level. */
const bracketed = /\[(?!(?:info|error|warn|warning|debug|trace)\])([^[\]]{1,100})\]/i;

/**
 * Reads the messages between a client and a server, one a line: bare, in a list, or wrapped in an object that also says when
 * and which way a message went; or somewhere in a line of a log.
 */
export function createJsonRpcReader(): ValueReader {
  const calls = new JsonRpcCalls();
  return {
    read(value) {
      if (isMessage(value)) return calls.read(value, { connection: '', time: noTime });
      const messages = value.keys.flatMap((key) => messageIn(value.member(key)) ?? []);
      if (messages.length === 0) {
        if (!value.isObject) throw new Unreadable('holds no JSON-RPC message');
        return [passedOver('lines without a message')];
      }
      const envelope = envelopeOf(value);
      return messages.flatMap((message) => calls.read(message, envelope));
    },
    readLogLine(text, line) {
      const message = messageInText(text, line);
      if (message === undefined) return undefined;
      if (message === 'none') return [passedOver('lines without a message')];
      const server = bracketed.exec(message.before)?.[1];
      return calls.read(message.view, {
        connection: server ?? '',
        server,
        direction: /\bfrom (client|server)\b/i.exec(message.before)?.[1]?.toLowerCase(),
        time: timeOfText(leadingTime.exec(message.before)?.[1]),
      });
    },
    end: () => calls.end(),
    notes: () => calls.notes(),
  };
}

/** What a text with a message in it holds, even when it is cut off. */
export const namesMessage = /"jsonrpc"|"tools\/call"/;

/** A message, or a list of them. */
export function isMessage(value: JsonView): boolean {
  return (value.isArray ? value.items()[0] : value)?.member('jsonrpc') !== undefined;
}

/** A wrapped message is an object, or a text that holds one. */
function messageIn(member: JsonView | undefined): JsonView | undefined {
  if (member === undefined) return undefined;
  if (member.isObject || member.isArray) return isMessage(member) ? member : undefined;
  const text = member.string;
  if (text === undefined || !/^\s*[[{]/.test(text) || !text.includes('jsonrpc')) return undefined;
  const view = JsonView.parse(text, member.line, true);
  return isMessage(view) ? view : undefined;
}

function envelopeOf(wrapper: JsonView): Envelope {
  const first = (keys: readonly string[]) =>
    keys.map((key) => wrapper.member(key)).find((found) => found !== undefined);
  const server = textOf(first(serverKeys));
  const connection = first(connectionKeys);
  return {
    connection: JSON.stringify([server, connection?.string ?? connection?.number]),
    direction: textOf(first(directionKeys)),
    time: timeOf(first(timeKeys)),
    grant: textOf(wrapper.member('grant')),
    server,
  };
}

function messageInText(text: string, line: number): { view: JsonView; before: string } | 'none' | undefined {
  // What begins as JSON was meant to be JSON.
  if (/^\s*[[{][[{"\s]/.test(text)) return undefined;
  const start = text.search(/[{[]\s*[{"]/);
  if (!namesMessage.test(text)) return 'none';
  const end = start < 0 ? undefined : endOfBrackets(text, start);
  if (end === undefined) throw new Unreadable('holds a JSON-RPC message that is cut off');
  return { view: JsonView.parse(text.slice(start, end), line, true), before: text.slice(0, start) };
}
