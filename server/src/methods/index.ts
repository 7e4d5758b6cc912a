import type { Session } from '../session.ts';
import { registerCodeActions } from './code-action.ts';
import { registerCodeLenses } from './code-lens.ts';
import { registerCompletion } from './completion.ts';
import { registerDefinition } from './definition.ts';
import { registerDocumentHighlights } from './document-highlight.ts';
import { registerDocumentLinks } from './document-link.ts';
import { registerDocumentSymbols } from './document-symbol.ts';
import { registerExecuteCommand } from './execute-command.ts';
import { registerFoldingRanges } from './folding-range.ts';
import { registerFormatting } from './formatting.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlay-hint.ts';
import { registerReferences } from './references.ts';
import { registerRename } from './rename.ts';
import { registerSelectionRanges } from './selection-range.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';
import { registerWorkspaceSymbols } from './workspace-symbol.ts';

/** Everything a client can ask for. One file a method. */
export function registerFeatures(session: Session): void {
  registerHover(session);
  registerCompletion(session);
  registerCodeActions(session);
  registerDocumentSymbols(session);
  registerFormatting(session);
  registerDefinition(session);
  registerDocumentHighlights(session);
  registerDocumentLinks(session);
  registerFoldingRanges(session);
  registerReferences(session);
  registerRename(session);
  registerSelectionRanges(session);
  registerWorkspaceSymbols(session);
  registerCodeLenses(session);
  registerInlayHints(session);
  registerSemanticTokens(session);
  registerExecuteCommand(session);
}
