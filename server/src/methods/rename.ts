import { offsetAt } from '@mcp-policy/engine';
import { renameAt, renameableAt } from '@mcp-policy/language';
import { requestFailed, runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { placesInConfig } from '../surroundings/named-places.ts';
import { type FileEdits, workspaceEdit } from './workspace-edit.ts';

/**
 * `textDocument/prepareRename` and `textDocument/rename`: a tool or counter, in the policy and in `config.json`. Snapshots
 * and recordings are evidence of what was there, and are never edited.
 */
export function registerRename(session: Session): void {
  session.connection.onPrepareRename(
    runSafe(session, 'textDocument/prepareRename', null, async ({ textDocument, position }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const { facts } = await session.facts(document);
      const found = renameableAt(facts, offsetAt(facts.parsed.document, position));
      if (!found.ok) throw requestFailed(found.reason);
      return { range: found.range, placeholder: found.name.name };
    }),
  );
  session.connection.onRenameRequest(
    runSafe(session, 'textDocument/rename', null, async ({ textDocument, position, newName }) => {
      const document = session.documents.policy(textDocument.uri);
      if (!document) return null;
      const known = await session.facts(document);
      const { version } = document;
      const renamed = renameAt(known.facts, offsetAt(known.facts.parsed.document, position), newName);
      if (!renamed.ok) throw requestFailed(renamed.reason);
      const files: FileEdits[] = [{ uri: document.uri, version, edits: renamed.edits }];
      if (renamed.name.kind === 'tool' && renamed.edits.length > 0) {
        const config = await placesInConfig(session, document, known, renamed.name.name);
        // Two categories under one key would leave it open which of them holds.
        if (config && (await placesInConfig(session, document, known, newName)))
          throw requestFailed(
            'config.json names both tools already: mend it by hand, or rename one of them there first.',
          );
        const newText = JSON.stringify(newName);
        if (config) files.push({ ...config, edits: config.ranges.map((range) => ({ range, newText })) });
      }
      return workspaceEdit(session.client, files);
    }),
  );
}
