import type { Outcome } from '../decision/model.ts';
import { callOf, passedOver, readCall, textOf, toolName } from './calls.ts';
import { type JsonView, Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { timeOf } from './times.ts';

/** What ToolHive calls the component of an event when nobody named the server. */
const unnamedComponent = 'toolhive-api';
const unnamedUser = 'anonymous';

/**
 * Reads the audit log of ToolHive (its pkg/audit): events of the type `mcp_tool_call`. The request is kept only when the
 * operator asked for it and it was short enough. Calls that it denied are calls as well: the policy at hand decides them.
 */
export function createToolHiveReader(): ValueReader {
  return {
    read(event) {
      if (!event.isObject) throw new Unreadable('holds no object');
      const type = event.member('type')?.string;
      // Its other log lines may stand between.
      if (type === undefined) return [passedOver('lines without an event')];
      if (type !== 'mcp_tool_call') return [passedOver('other events')];
      const request = keptRequest(event);
      const call = callOf({
        line: event.line,
        time: timeOf(event.member('logged_at') ?? event.member('loggedAt') ?? event.member('time')),
        grant: grantOf(event.member('subjects')),
        server: serverOf(event),
        tool: toolName(event.at('target', 'name') ?? request?.member('name')),
        argumentsText: request?.member('arguments')?.text,
        argumentsUnknown: request === undefined,
        outcome: outcomeOf(event),
      });
      return [readCall(call)];
    },
    end: () => [],
    notes: () => [],
  };
}

/** The `params` of the request, when it is there as a message; a request that was no JSON is there as a text. */
function keptRequest(event: JsonView): JsonView | undefined {
  const params = event.at('data', 'request', 'params');
  return params?.isObject ? params : undefined;
}

function grantOf(subjects: JsonView | undefined): string | undefined {
  const user = textOf(subjects?.member('user'));
  return textOf(subjects?.member('user_id')) ?? (user === unnamedUser ? undefined : user);
}

/** A gateway to several servers says which one it asked. */
function serverOf(event: JsonView): string | undefined {
  const component = textOf(event.member('component'));
  return (
    textOf(event.at('metadata', 'extra', 'backend_name')) ?? (component === unnamedComponent ? undefined : component)
  );
}

/** An error of the protocol inside a successful answer has an outcome of its own. */
function outcomeOf(event: JsonView): Outcome {
  return event.member('outcome')?.string === 'application_error' ? 'rpc_error' : 'complete';
}
