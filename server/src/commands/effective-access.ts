import { accessInMarkdown, effectiveAccess } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import { Arguments } from './arguments.ts';
import type { Command } from './command.ts';
import { factsAsked } from './facts-asked.ts';
import { ruleLinks } from './rule-links.ts';
import { RulePlaces } from './rule-places.ts';
import { compilable } from './simulate-baseline.ts';
import { usedInWords, usedPolicy } from './used-policy.ts';

/** `mcpPolicy.server.effectiveAccess`: what a policy makes of every tool that the server has, and by which rule. */
export const effectiveAccessCommand: Command = async (session, argument) => {
  const uri = new Arguments('mcpPolicy.server.effectiveAccess', argument).uri('uri');
  const asked = await factsAsked(session, uri);
  const { parsed } = asked.facts;
  compilable(parsed, 'The policy');
  const access = effectiveAccess(asked.facts);
  if (!access) return {};
  const places = new RulePlaces(parsed.document);
  return {
    used: usedPolicy(uri, asked),
    ...access,
    tools: access.tools.map((tool) => ({ ...tool, range: places.of(tool.at) })),
    markdown: accessInMarkdown(access, {
      policy: nameOfUri(uri),
      used: usedInWords(uri, asked),
      linkTo: ruleLinks(uri, places),
    }),
  };
};
