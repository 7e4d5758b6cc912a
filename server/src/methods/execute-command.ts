import { ExecuteCommandRequest, ResponseError } from 'vscode-languageserver';
import { commands } from '../commands/index.ts';
import { cancelled, invalidParams, messageOf, requestFailed } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { createRuns } from './progress.ts';

/**
 * `workspace/executeCommand`. A command that fails answers an error that can be shown as it is; it never takes the server
 * down, and an unexpected fault is also logged.
 */
export function registerExecuteCommand(session: Session): void {
  const runs = createRuns(session);
  session.connection.onShutdown(async () => {
    runs.abortAll();
    await session.observed.stopAll();
    session.runtime.shutDown?.();
  });
  session.connection.onRequest(ExecuteCommandRequest.type, async (params, token) => {
    const command = commands.get(params.command);
    if (!command) return invalidParams(`There is no command ${JSON.stringify(params.command)} in this server.`);
    const argument: unknown = params.arguments?.[0];
    const run = runs.begin(params.workDoneToken ?? tokenIn(argument), token);
    try {
      const answer = await command(session, argument, run);
      return run.signal.aborted ? cancelled() : answer;
    } catch (error) {
      if (run.signal.aborted) return cancelled();
      if (error instanceof ResponseError) throw error;
      session.log.error(`${params.command}: ${messageOf(error)}`);
      return requestFailed(messageOf(error));
    } finally {
      run.end();
    }
  });
}

/** A client whose library hides the request's own token puts it into the argument (docs/protocol.md). */
function tokenIn(argument: unknown): string | number | undefined {
  if (typeof argument !== 'object' || argument === null || !('workDoneToken' in argument)) return undefined;
  const { workDoneToken } = argument;
  return typeof workDoneToken === 'string' || typeof workDoneToken === 'number' ? workDoneToken : undefined;
}
