import type { ServerDefinition } from '../server/model.ts';
import { createSnapshot } from '../snapshot/create.ts';
import type { Snapshot, Tool } from '../snapshot/model.ts';
import { readTool } from '../snapshot/tool.ts';
import { createDeadline } from './deadline.ts';
import { limitsOf, TakeError, type TakeOptions, type TakeResult } from './options.ts';
import { type Resolved, resolveServer } from './resolve.ts';
import { takeOverHttp } from './take-http.ts';
import { takeOverStdio } from './take-stdio.ts';
import { Failure, type Taken } from './taken.ts';

/**
 * Starts or reaches a server, lists its tools, and ends what it started. Starting a server runs somebody's code: asking
 * whether that is wanted is the caller's part. Never rejects: whatever goes wrong is a reason in words.
 */
export async function takeSnapshot(definition: ServerDefinition, options: TakeOptions): Promise<TakeResult> {
  let resolved: Resolved;
  try {
    resolved = await resolveServer(definition, options);
  } catch (error) {
    return {
      ok: false,
      reason: error instanceof TakeError ? error.message : 'the configuration cannot be used',
      stderr: '',
    };
  }
  const { server, secrets, notes } = resolved;
  const limits = limitsOf(options);
  const deadline = createDeadline(limits.timeoutMs, options.signal);
  try {
    const taken: Taken =
      server.type === 'stdio'
        ? await takeOverStdio(server, limits, deadline)
        : await takeOverHttp(server, limits, deadline);
    const created = createSnapshot(definition, taken.listing);
    const snapshot = withoutSecrets(created.snapshot, resolved);
    return {
      ok: true,
      snapshot,
      notes: [...notes, ...taken.notes, ...created.notes].map((note) => secrets.clean(note)),
    };
  } catch (error) {
    const { message, stderr } = error instanceof Failure ? error : { message: unexpected(error), stderr: '' };
    return { ok: false, reason: secrets.clean([message, ...notes].join('; ')), stderr: secrets.clean(stderr) };
  } finally {
    deadline.clear();
  }
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
