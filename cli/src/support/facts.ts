import type { ParsedPolicy } from '@mcp-policy/engine';
import type { Facts } from '@mcp-policy/language';
import type { PolicyContext } from '@mcp-policy/workspace';
import type { Io } from './io.ts';

/** What a policy is judged by on the command line. */
export function factsOf(io: Io, parsed: ParsedPolicy, context: PolicyContext): Facts {
  return {
    parsed,
    snapshot: context.snapshot,
    server: context.server,
    // Trust is a setting of the user, and the command line has no user settings.
    serverTrusted: false,
    severities: context.severities,
    categories: context.categories,
    suppressions: context.suppressions ?? [],
    now: io.now(),
  };
}
