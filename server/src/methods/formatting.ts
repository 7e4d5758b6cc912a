import { formatPolicy } from '@mcp-policy/language';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** `textDocument/formatting` and `textDocument/rangeFormatting` */
export function registerFormatting(session: Session): void {
  const format = (uri: string, options: FormattingOptions, range?: Range): TextEdit[] => {
    const document = session.documents.policy(uri);
    return document ? [...formatPolicy(document.text, options, range)] : [];
  };
  session.connection.onDocumentFormatting(
    runSafe(session, 'textDocument/formatting', [], ({ textDocument, options }) => format(textDocument.uri, options)),
  );
  session.connection.onDocumentRangeFormatting(
    runSafe(session, 'textDocument/rangeFormatting', [], ({ textDocument, options, range }) =>
      format(textDocument.uri, options, range),
    ),
  );
}
