import { detectPolicy } from '@mcp-policy/language';
import { type Files, findPolicyContext, type PolicyContext, parentUri } from '@mcp-policy/workspace';
import { messageOf } from '../run-safe.ts';
import { placeOf } from './place.ts';
import { restrict } from './restrict.ts';
import type { Settings } from './settings.ts';
import type { Surrounding } from './surroundings.ts';

export interface LoadOptions {
  readonly files: Files;
  readonly folders: readonly string[];
  readonly trusted: boolean;
  readonly settings: Promise<Settings>;
}

/** Reads what surrounds a policy. Never rejects: what could not be read is said in the context. */
export async function loadSurrounding(uri: string, options: LoadOptions): Promise<Surrounding> {
  const { files, folders, trusted } = options;
  const place = placeOf(uri, folders);
  const found = place
    ? findPolicyContext(place, { files, folders, isPolicy }).catch((error: unknown) =>
        emptyContext(uri, messageOf(error)),
      )
    : emptyContext(uri, 'the document has not been saved in a workspace folder yet');
  const [context, settings] = await Promise.all([found, options.settings]);
  return { context: trusted ? context : restrict(context), settings };
}

const isPolicy = (text: string, fileName: string): boolean => detectPolicy(text, fileName).isPolicy;

/** The surroundings of a policy of which nothing is known, and why. */
export function emptyContext(uri: string, reason: string): PolicyContext {
  return {
    root: parentUri(uri) ?? uri,
    configUri: undefined,
    configProblems: [],
    server: undefined,
    snapshot: { state: 'missing', reason },
    recordings: [],
    severities: {},
    categories: {},
  };
}
