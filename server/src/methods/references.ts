import { offsetAt } from '@mcp-policy/engine';
import { namedAt } from '@mcp-policy/language';
import type { Location, Range } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { placeInSnapshot, placesInConfig, pointingPatience } from '../surroundings/named-places.ts';
import { withPatience } from '../surroundings/patience.ts';

/**
 * `textDocument/references`: every place of a tool in the policy, its snapshot and `config.json`, and its latest calls in the
 * recordings as far as they have been read; every limit of a counter. A tool is declared by the snapshot, a counter by its first limit.
 */
export function registerReferences(session: Session): void {
  session.connection.onReferences(
    runSafe(session, 'textDocument/references', null, async ({ textDocument, position, context }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const known = await session.facts(document);
      const named = namedAt(known.facts, offsetAt(known.facts.parsed.document, position));
      if (!named) return null;
      const own = located(document.uri, named.mentions);
      if (named.kind === 'counter') return context.includeDeclaration ? own : own.slice(1);
      const declared = context.includeDeclaration && (await placeInSnapshot(session, document, known, named.name));
      const reading = placesInConfig(session, document, known, named.name);
      const config = await withPatience(session.runtime.timer, pointingPatience, reading);
      const configured = config ? located(config.uri, config.ranges) : [];
      return [
        ...(declared ? [declared] : []),
        ...own,
        ...configured,
        ...recordedCalls(session, document.uri, named.name),
      ];
    }),
  );
}

const located = (uri: string, ranges: readonly Range[]): Location[] => ranges.map((range) => ({ uri, range }));

/** An editor cannot open what is packed, so that calls in there have no place. */
function recordedCalls({ recorded }: Session, uri: string, tool: string): Location[] {
  const calls = recorded.calls(uri, tool).filter(({ recording }) => !recording.endsWith('.gz'));
  return calls.map(({ recording, line }) => ({
    uri: recording,
    range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
  }));
}
