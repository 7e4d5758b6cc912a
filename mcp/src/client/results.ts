import type { ServerDefinition } from '../server/model.ts';
import { createSnapshot } from '../snapshot/create.ts';
import type { Snapshot, Tool } from '../snapshot/model.ts';
import { readTool } from '../snapshot/tool.ts';
import { TakeError, type TakeFailed, type TakeSucceeded } from './options.ts';
import type { Resolved } from './resolve.ts';
import { Failure, type Taken } from './taken.ts';

/** What was listed, as it may be kept and shown. */
export function succeeded(definition: ServerDefinition, taken: Taken, resolved: Resolved): TakeSucceeded {
  const created = createSnapshot(definition, taken.listing);
  const notes = [...resolved.notes, ...taken.notes, ...created.notes];
  return {
    ok: true,
    snapshot: withoutSecrets(created.snapshot, resolved),
    notes: notes.map((note) => resolved.secrets.clean(note)),
  };
}

/** Why nothing was listed, as it may be shown. */
export function failed(error: unknown, { secrets, notes }: Resolved): TakeFailed {
  const { message, stderr } = error instanceof Failure ? error : { message: unexpected(error), stderr: '' };
  return { ok: false, reason: secrets.clean([message, ...notes].join('; ')), stderr: secrets.clean(stderr) };
}

/** Why a configuration cannot be used. */
export function unusable(error: unknown): TakeFailed {
  const reason = error instanceof TakeError ? error.message : 'the configuration cannot be used';
  return { ok: false, reason, stderr: '' };
}

/** Some servers tell in a description what they were given; a snapshot is committed. */
function withoutSecrets(snapshot: Snapshot, { secrets }: Resolved): Snapshot {
  const tools: Tool[] = [];
  for (const tool of snapshot.tools) {
    const masked = readTool(secrets.maskKnown(tool)).tool;
    if (masked !== undefined) tools.push(masked);
  }
  return { ...snapshot, tools };
}

function unexpected(error: unknown): string {
  return `the server's answer could not be used: ${error instanceof Error ? error.message : String(error)}`;
}
