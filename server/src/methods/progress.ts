import {
  type CancellationToken,
  type ProgressToken,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';

/** One running command, as it can be watched and stopped. */
export interface Run {
  /** Aborted when the client cancels the request, or the progress that it shows for it. */
  readonly signal: AbortSignal;
  start(title: string): void;
  /** `percentage` from 0 to 100, or undefined when nobody knows. */
  report(message: string, percentage?: number): void;
}

export interface EndableRun extends Run {
  end(): void;
}

export interface Runs {
  begin(progressToken: ProgressToken | undefined, token: CancellationToken): EndableRun;
  /** Stops whatever runs: an MCP server that was started ends before this one does. */
  abortAll(): void;
}

/** Work-done progress with tokens of the client's making; a command without a token runs silently. */
export function createRuns(session: Session): Runs {
  const all = new Set<AbortController>();
  const running = new Map<ProgressToken, AbortController>();
  session.connection.onNotification(WorkDoneProgressCancelNotification.type, ({ token }) => {
    running.get(token)?.abort();
  });

  return {
    begin(progressToken, token) {
      const controller = new AbortController();
      all.add(controller);
      const cancellation = token.onCancellationRequested(() => controller.abort());
      if (token.isCancellationRequested) controller.abort();
      if (progressToken !== undefined) running.set(progressToken, controller);
      let started = false;
      const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
        if (progressToken !== undefined)
          void session.connection.sendProgress(WorkDoneProgress.type, progressToken, value);
      };
      return {
        signal: controller.signal,
        start(title) {
          started = true;
          send({ kind: 'begin', title, cancellable: true });
        },
        report(message, percentage) {
          if (started) send({ kind: 'report', message, ...(percentage === undefined ? {} : { percentage }) });
        },
        end() {
          cancellation.dispose();
          all.delete(controller);
          if (progressToken !== undefined) running.delete(progressToken);
          if (started) send({ kind: 'end' });
        },
      };
    },
    abortAll() {
      for (const controller of all) controller.abort();
    },
  };
}
