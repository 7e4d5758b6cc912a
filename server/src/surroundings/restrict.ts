import type { PolicyContext } from '@mcp-policy/workspace';

/**
 * What may be taken from a workspace that the user has not said to trust. `config.json` belongs to whoever wrote the
 * repository: there it may make a finding an error, and nothing weaker; it says nothing of a tool's category, and accepts
 * no finding in the user's name.
 */
export function restrict(context: PolicyContext): PolicyContext {
  const kept = Object.entries(context.severities).filter(([, severity]) => severity === 'error');
  return { ...context, severities: Object.fromEntries(kept), categories: {}, suppressions: [] };
}
