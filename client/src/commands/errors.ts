import { CancellationError } from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';

/** Whether somebody pressed Cancel, here or in the server: then there is nothing to say. */
export function wasCancelled(error: unknown): boolean {
  if (error instanceof CancellationError) return true;
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
}

/** What went wrong, in words that the server chose to be shown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
