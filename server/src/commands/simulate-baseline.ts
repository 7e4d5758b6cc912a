import { type ParsedPolicy, type Policy, parsePolicy } from '@mcp-policy/engine';
import { nameOfUri } from '@mcp-policy/workspace';
import { invalidParams, messageOf, requestFailed } from '../run-safe.ts';
import type { Session } from '../session.ts';
import type { Arguments } from './arguments.ts';
import { policyText } from './policy-text.ts';

/** What a policy is compared with, as docs/protocol.md has it. */
export interface Baseline {
  readonly policy: Policy;
  readonly used: { readonly uri: string; readonly git?: string; readonly version?: number | null };
}

/**
 * The policy that `baseline` names: `{ git: revision }` is the policy itself as it was then, `{ uri }` another one, unsaved when it
 * is open. Throws what can be shown.
 */
export async function baselineOf(
  session: Session,
  uri: string,
  given: Arguments | undefined,
): Promise<Baseline | undefined> {
  if (!given) return undefined;
  const revision = given.optionalText('git');
  if ((revision === undefined) === !given.has('uri')) {
    throw invalidParams('mcpPolicy.server.simulate: "baseline" must have either "git" or "uri".');
  }
  return revision === undefined ? another(session, given.uri('uri')) : atRevision(session, uri, revision);
}

async function another(session: Session, uri: string): Promise<Baseline> {
  const { text, version } = await policyText(session, uri);
  return {
    policy: compilable(parsePolicy(text), `The policy to compare with (${nameOfUri(uri)})`),
    used: { uri, version },
  };
}

async function atRevision(session: Session, uri: string, revision: string): Promise<Baseline> {
  // A repository's own configuration can name programs that git starts.
  if (!session.trusted) throw requestFailed('git is not run in a workspace that is not trusted.');
  const read = session.runtime.readAtRevision;
  if (!read) throw requestFailed('git cannot be run where this language server runs.');
  const text = await read(revision, uri).catch((error: unknown) => {
    throw requestFailed(`There is nothing to compare with: ${messageOf(error)}.`);
  });
  return { policy: compilable(parsePolicy(text), `The policy at ${revision}`), used: { uri, git: revision } };
}

/** The policy of a text that has no errors; otherwise the first one is told. `name` begins the sentence. */
export function compilable({ policy, problems }: ParsedPolicy, name: string): Policy {
  if (policy) return policy;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const where = first ? ` Line ${first.range.start.line + 1}: ${first.message}` : '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  throw requestFailed(`${name} has errors, so it decides nothing. Mend them first.${where}${more}`);
}
