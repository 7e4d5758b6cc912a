import { callOf, passedOver, readCall, textOf, toolName } from './calls.ts';
import { Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { timeOf } from './times.ts';

/** The types of event that are in the export of the activity log. */
export const mcpProxyEvents: ReadonlySet<string> = new Set([
  'tool_call',
  'policy_decision',
  'internal_tool_call',
  'system_start',
  'system_stop',
  'config_change',
  'quarantine_change',
  'server_change',
]);

/**
 * Reads the activity log that mcpproxy exports as JSON lines. A `policy_decision` is a call that it stopped, which is a call
 * as well: the policy at hand decides it. An `internal_tool_call` only says again by which of its own tools a call came.
 */
export function createMcpProxyReader(): ValueReader {
  return {
    read(event) {
      if (!event.isObject) throw new Unreadable('holds no object');
      const type = event.member('type')?.string;
      if (type === undefined) throw new Unreadable('has no "type", so it is no event');
      if (type !== 'tool_call' && type !== 'policy_decision') return [passedOver('other events')];
      const given = event.member('arguments');
      const call = callOf({
        line: event.line,
        time: timeOf(event.member('timestamp')),
        server: textOf(event.member('server_name')),
        tool: toolName(event.member('tool_name')),
        argumentsText: given?.text,
        // Its lists leave them out, so that none does not mean that none were sent.
        argumentsUnknown: given === undefined,
        // It does not tell errors of the tool from those of the protocol.
        outcome: event.member('status')?.string === 'error' ? 'tool_error' : 'complete',
      });
      return [readCall(call)];
    },
    end: () => [],
    notes: () => [],
  };
}
