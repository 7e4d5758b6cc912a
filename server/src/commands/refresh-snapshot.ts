import { Arguments } from './arguments.ts';
import { askedServer, keepListing } from './asked-server.ts';
import type { Command } from './command.ts';

/** `mcpPolicy.server.refreshSnapshot`: asks a configured MCP server for its tools and keeps them. */
export const refreshSnapshot: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.refreshSnapshot', argument);
  const accept = given.flag('accept');
  const asked = await askedServer(session, given, session.runtime.refreshSnapshot);
  if ('status' in asked) return asked;
  const { start, ...request } = asked;
  run.start(`Asking ${asked.server.name} for its tools`);
  const answered = session.observed.ask(asked.snapshotUri);
  try {
    const answer = await start({ ...request, accept, signal: run.signal });
    keepListing(session, answer);
    answered(answer.tools === undefined ? undefined : session.runtime.now());
    return answer;
  } finally {
    answered();
    // Whoever watches files may tell us later, or not at all.
    session.surroundings.invalidate();
  }
};
