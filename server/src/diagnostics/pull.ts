import {
  type CancellationToken,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { messageOf, yieldOnce } from '../run-safe.ts';
import type { Disposable } from '../runtime.ts';
import type { Session } from '../session.ts';
import { computeDiagnostics } from './compute.ts';
import type { Publisher } from './publisher.ts';
import { FullReport } from './written-messages.ts';

/** Changes around a policy come in bursts (a checkout, a rebase): the client is asked to pull again once. */
const refreshDelay = 150;

type Answer = DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>;

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** Answers `textDocument/diagnostic`, and asks the client to pull again when the facts have changed without an edit. */
export function pullDiagnostics(session: Session): Publisher {
  const { connection, runtime } = session;
  /** Documents that were answered, and so would now be out of date. */
  const answered = new Set<string>();
  let refresh: Disposable | undefined;

  const refreshSoon = (): void => {
    refresh?.dispose();
    refresh = runtime.timer.after(refreshDelay, () => {
      connection.languages.diagnostics.refresh().catch((error: unknown) => session.log.error(messageOf(error)));
    });
  };

  connection.languages.diagnostics.on(async (params, token) => {
    // Typing brings an edit and a pull in one batch: the edit is applied before anything is computed.
    await yieldOnce(runtime.timer);
    try {
      return await answer(session, params, token, answered);
    } catch (error) {
      session.log.error(`textDocument/diagnostic: ${messageOf(error)}`);
      return nothing;
    }
  });

  return {
    opened: () => undefined,
    changed: () => undefined,
    saved: (document) => {
      // The client pulls after edits only; when a save has made the document ours or not, it must be told.
      if (document.claim.isPolicy !== answered.has(document.uri)) refreshSoon();
    },
    closed: (document) => answered.delete(document.uri),
    factsChanged: (uri) => {
      if (answered.has(uri)) refreshSoon();
    },
  };
}

async function answer(
  session: Session,
  params: DocumentDiagnosticParams,
  token: CancellationToken,
  answered: Set<string>,
): Promise<Answer> {
  const document = session.documents.policy(params.textDocument.uri);
  if (!document) {
    answered.delete(params.textDocument.uri);
    return nothing;
  }
  if (token.isCancellationRequested) return retrigger();
  const computed = await computeDiagnostics(session, document);
  if (token.isCancellationRequested) return retrigger();
  answered.add(document.uri);
  const list = computed.list();
  // Most of what is typed changes no finding and moves none: then nothing has to be sent, and nothing shown anew.
  if (params.previousResultId === list.id) {
    return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: list.id };
  }
  return new FullReport(list);
}

const retrigger = (): ResponseError<DiagnosticServerCancellationData> =>
  new ResponseError(LSPErrorCodes.ServerCancelled, 'The document has changed.', { retriggerRequest: true });
