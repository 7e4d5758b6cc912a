import { detectPolicy } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';

/** `mcpPolicy.server.detect`: whether a text is a policy of ours, for a client that has not opened it here. */
export const detect: Command = async (_session, argument) => {
  const given = new Arguments('mcpPolicy.server.detect', argument);
  return detectPolicy(given.longText('text'), nameOfUri(given.uri('uri')));
};
