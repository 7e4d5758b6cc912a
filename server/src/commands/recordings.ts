import { nameOfUri } from '@mcp-policy/workspace';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { contextOf } from './status.ts';

/** `mcpPolicy.server.recordings`: the recorded calls that go with a policy, newest first. */
export const recordings: Command = async (session, argument) => {
  const uri = new Arguments('mcpPolicy.server.recordings', argument).uri('uri');
  const context = await contextOf(session, uri);
  const files = session.files(uri);
  const found = await Promise.all(
    context.recordings.map(async (recording) => {
      // One that has gone since it was listed is left out.
      const stat = await files.stat(recording).catch(() => undefined);
      if (stat?.type !== 'file') return [];
      return [
        {
          uri: recording,
          name: nameOfUri(recording),
          size: stat.size,
          modified: new Date(stat.modified).toISOString(),
        },
      ];
    }),
  );
  return { recordings: found.flat() };
};
