import { callOf, passedOver, readCall, toolName } from './calls.ts';
import { Unreadable } from './json-view.ts';
import type { ValueReader } from './model.ts';
import { timeOf } from './times.ts';

/** Hashes of what holds no value that could be lost: no arguments at all (`null`), and `{}`. */
const hashOfNone = 'sha256:74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b';
const hashOfEmpty = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

/**
 * Reads the event lines of Intercept, the predecessor. It kept a hash in place of the arguments, so nothing is known of
 * them, unless the hash says that there were none. Calls that it denied are calls as well: the policy at hand decides them.
 */
export function createInterceptReader(): ValueReader {
  return {
    read(event) {
      if (!event.isObject) throw new Unreadable('holds no object');
      const type = event.member('type')?.string;
      if (type === undefined) throw new Unreadable('has no "type", so it is no event');
      if (type !== 'tool_call') return [passedOver('other events')];
      const hash = event.member('args_hash')?.string;
      const call = callOf({
        line: event.line,
        time: timeOf(event.member('ts')),
        tool: toolName(event.member('tool')),
        argumentsText: hash === hashOfEmpty ? '{}' : undefined,
        argumentsUnknown: hash !== hashOfEmpty && hash !== hashOfNone,
      });
      return [readCall(call)];
    },
    end: () => [],
    notes: () => [],
  };
}
