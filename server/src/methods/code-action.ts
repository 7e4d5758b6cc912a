import { codeActionsAt } from '@mcp-policy/language';
import type { CodeAction } from 'vscode-languageserver';
import type { Client } from '../client-capabilities.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { workspaceEdit } from './workspace-edit.ts';

/** The client's command that takes a snapshot anew, given a policy's URI (docs/protocol.md). */
const refreshCommand = 'mcpPolicy.refreshSnapshot';

/** `textDocument/codeAction`: quick-fixes, rewritings, and `source.fixAll.mcpPolicy` when it is asked for by its kind. */
export function registerCodeActions(session: Session): void {
  session.connection.onCodeAction(
    runSafe(session, 'textDocument/codeAction', [], async ({ textDocument, range, context }) => {
      const document = session.documents.policy(textDocument.uri);
      // A client that knows no code actions would take each for a command of that name.
      if (!document || !session.client.codeActionLiterals) return [];
      const { facts } = await session.facts(document);
      const { diagnostics, only } = context;
      const request = {
        uri: document.uri,
        diagnostics,
        ...(only === undefined ? {} : { only }),
        ...(session.clientCommands.has(refreshCommand) ? { refreshCommand } : {}),
      };
      const actions = codeActionsAt(facts, range, request);
      return actions.map((action) => versioned(action, session.client, document));
    }),
  );
}

/** Ties the edits to the version they were made for, so that an editor does not apply them to another. */
function versioned(action: CodeAction, client: Client, { uri, version }: OpenDocument): CodeAction {
  const changes = action.edit?.changes;
  if (!changes) return action;
  const files = Object.entries(changes).map(([changed, edits]) => ({
    uri: changed,
    version: changed === uri ? version : null,
    edits,
  }));
  return { ...action, edit: workspaceEdit(client, files) };
}
