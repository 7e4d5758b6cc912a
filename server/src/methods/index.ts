import type { Session } from '../session.ts';
import { registerCodeActions } from './code-action.ts';
import { registerCompletion } from './completion.ts';
import { registerDocumentSymbols } from './document-symbol.ts';
import { registerExecuteCommand } from './execute-command.ts';
import { registerFormatting } from './formatting.ts';
import { registerHover } from './hover.ts';

/** Everything a client can ask for. One file a method. */
export function registerFeatures(session: Session): void {
  registerHover(session);
  registerCompletion(session);
  registerCodeActions(session);
  registerDocumentSymbols(session);
  registerFormatting(session);
  registerExecuteCommand(session);
}
