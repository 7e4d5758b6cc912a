import type { Session } from '../session.ts';
import { registerCodeActions } from './code-action.ts';
import { registerExecuteCommand } from './execute-command.ts';
import { registerHover } from './hover.ts';

/** Everything a client can ask for. One file a method. */
export function registerFeatures(session: Session): void {
  registerHover(session);
  registerCodeActions(session);
  registerExecuteCommand(session);
}
