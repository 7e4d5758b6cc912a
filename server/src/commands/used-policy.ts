import { codeSpan, describeSnapshot } from '@mcp-policy/language';
import { nameOfUri } from '@mcp-policy/workspace';
import type { PolicyAsked } from './facts-asked.ts';

/** Which policy and snapshot a report was made from, for people: label, and Markdown. */
export function usedInWords(uri: string, { facts, version }: PolicyAsked): readonly (readonly [string, string])[] {
  const state = version === null ? 'as saved on disk' : `as open in the editor, version ${version}`;
  return [
    ['Policy', `${codeSpan(nameOfUri(uri))}, ${state}`],
    ['Snapshot', facts.snapshot.state === 'found' ? describeSnapshot(facts) : 'none: tool names were not checked'],
  ];
}

/** The same for programs. */
export function usedPolicy(uri: string, { facts: { snapshot }, version }: PolicyAsked) {
  const found = snapshot.state === 'found' ? snapshot : undefined;
  return {
    policyUri: uri,
    policyVersion: version,
    snapshotUri: found?.uri,
    snapshotTakenAt: found?.snapshot.takenAt,
  };
}
