import { Arguments } from './arguments.ts';
import { askedServer, keepListing, refused } from './asked-server.ts';
import type { Command } from './command.ts';

/** `mcpPolicy.server.refreshSnapshot`: asks a configured MCP server for its tools and keeps them. */
export const refreshSnapshot: Command = async (session, argument, run) => {
  const given = new Arguments('mcpPolicy.server.refreshSnapshot', argument);
  const accept = given.flag('accept');
  const asked = await askedServer(session, given);
  if ('status' in asked) return asked;
  const refresh = session.runtime.refreshSnapshot;
  if (!refresh) return refused('No MCP server can be started where this language server runs.');
  run.start(`Asking ${asked.server.name} for its tools`);
  const answered = session.observed.ask(asked.snapshotUri);
  try {
    const answer = await refresh({ ...asked, accept, signal: run.signal });
    keepListing(session, answer);
    answered(answer.tools === undefined ? undefined : session.runtime.now());
    return answer;
  } finally {
    answered();
    // Whoever watches files may tell us later, or not at all.
    session.surroundings.invalidate();
  }
};
