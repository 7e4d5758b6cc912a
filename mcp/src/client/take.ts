import type { ServerDefinition } from '../server/model.ts';
import { createDeadline } from './deadline.ts';
import { openConnection } from './open-connection.ts';
import { limitsOf, type TakeOptions, type TakeResult } from './options.ts';
import { type Resolved, resolveServer } from './resolve.ts';
import { failed, succeeded, unusable } from './results.ts';

/**
 * Starts or reaches a server, lists its tools, and ends what it started. Starting a server runs somebody's code: asking
 * whether that is wanted is the caller's part. Never rejects: whatever goes wrong is a reason in words.
 */
export async function takeSnapshot(definition: ServerDefinition, options: TakeOptions): Promise<TakeResult> {
  let resolved: Resolved;
  try {
    resolved = await resolveServer(definition, options);
  } catch (error) {
    return unusable(error);
  }
  const limits = limitsOf(options);
  const deadline = createDeadline(limits.timeoutMs, options.signal);
  try {
    const connection = await openConnection(resolved.server, limits, deadline);
    await connection.close();
    return succeeded(definition, connection.first, resolved);
  } catch (error) {
    return failed(error, resolved);
  } finally {
    deadline.clear();
  }
}
