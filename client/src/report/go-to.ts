import { type Range, type Uri, type ViewColumn, window, workspace } from 'vscode';

/** Shows a place of a policy, in the column where it is already on show. */
export async function goTo(policy: Uri, range: Range): Promise<void> {
  const document = await workspace.openTextDocument(policy);
  const selection = document.validateRange(range);
  await window.showTextDocument(document, { selection, viewColumn: columnOf(policy), preview: false });
}

function columnOf(uri: Uri): ViewColumn | undefined {
  return window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())?.viewColumn;
}
