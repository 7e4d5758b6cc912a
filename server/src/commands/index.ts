import type { Command } from './command.ts';
import { detect } from './detect.ts';
import { effectiveAccessCommand } from './effective-access.ts';
import { explain } from './explain.ts';
import { newPolicyCommand } from './new-policy.ts';
import { recordedCalls } from './recorded-calls.ts';
import { recordings } from './recordings.ts';
import { refreshSnapshot } from './refresh-snapshot.ts';
import { servers } from './servers.ts';
import { simulate } from './simulate.ts';
import { status } from './status.ts';
import { stopWatching } from './stop-watching.ts';
import { watchServer } from './watch-server.ts';

/** Every command by its name; docs/protocol.md says what each takes and answers. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['mcpPolicy.server.status', status],
  ['mcpPolicy.server.servers', servers],
  ['mcpPolicy.server.refreshSnapshot', refreshSnapshot],
  ['mcpPolicy.server.watchServer', watchServer],
  ['mcpPolicy.server.stopWatching', stopWatching],
  ['mcpPolicy.server.recordings', recordings],
  ['mcpPolicy.server.simulate', simulate],
  ['mcpPolicy.server.recordedCalls', recordedCalls],
  ['mcpPolicy.server.explain', explain],
  ['mcpPolicy.server.effectiveAccess', effectiveAccessCommand],
  ['mcpPolicy.server.newPolicy', newPolicyCommand],
  ['mcpPolicy.server.detect', detect],
]);

export const commandNames: readonly string[] = [...commands.keys()];
