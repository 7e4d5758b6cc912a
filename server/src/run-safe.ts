import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Timer } from './runtime.ts';

export interface Log {
  error(message: string): void;
  info(message: string): void;
}

/** Lets messages that have already arrived (an edit, a cancellation) be handled before the work begins. */
export function yieldOnce(timer: Timer): Promise<void> {
  return new Promise((resolve) => {
    timer.after(0, resolve);
  });
}

/** What an unexpected error says of itself; whatever was thrown, and without a stack, which names the user's folders. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const cancelled = (): ResponseError<never> =>
  new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');

/**
 * Wraps the handler of one LSP method: a cancelled request is answered as such before and after the work, an error is
 * logged and answered with `fallback`, so that one broken feature never takes the editor's others with it.
 */
export function runSafe<P, R>(
  session: { readonly log: Log; readonly runtime: { readonly timer: Timer } },
  label: string,
  fallback: R,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    await yieldOnce(session.runtime.timer);
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await handler(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      session.log.error(`${label}: ${messageOf(error)}`);
      return fallback;
    }
  };
}

/** An error whose message is written for the person at the editor. */
export const requestFailed = (message: string): ResponseError<never> =>
  new ResponseError<never>(LSPErrorCodes.RequestFailed, message);

export const invalidParams = (message: string): ResponseError<never> =>
  new ResponseError<never>(ErrorCodes.InvalidParams, message);
