import { callOf, passedOver, readCall, textOf, toolName } from './calls.ts';
import { type JsonView, Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { timeOf } from './times.ts';

/**
 * Reads the log of a proxy that kept the keys of the arguments and none of their values. Calls that it denied are calls as
 * well: the policy at hand decides them.
 */
export function createProxyLogReader(): ValueReader {
  return {
    read(row) {
      if (!row.isObject) throw new Unreadable('holds no object');
      const method = row.member('method')?.string;
      if (method !== undefined && method !== 'tools/call') return [passedOver('other requests')];
      const argumentKeys = keysIn(row.member('argument_keys') ?? row.member('argumentKeys'));
      const call = callOf({
        line: row.line,
        time: timeOf(row.member('timestamp') ?? row.member('ts') ?? row.member('time')),
        grant: grantOf(row.member('grant')),
        server: textOf(row.member('server')),
        tool: toolName(row.member('tool')),
        argumentKeys,
        argumentsUnknown: argumentKeys === undefined,
      });
      return [readCall(call)];
    },
    end: () => [],
    notes: () => [],
  };
}

/** Undefined when not even the keys were kept. */
function keysIn(view: JsonView | undefined): readonly string[] | undefined {
  if (view === undefined || view.isNull) return undefined;
  const keys = view.items().map(({ string }) => string);
  if (!view.isArray || keys.includes(undefined)) throw new Unreadable('"argument_keys" must be a list of texts');
  return keys.filter((key) => key !== undefined);
}

/** Two grants may have one label, and counters must not mix them up. */
function grantOf(view: JsonView | undefined): string | undefined {
  return textOf(view) ?? textOf(view?.member('id')) ?? textOf(view?.member('label'));
}
