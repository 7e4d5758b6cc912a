// What the suites do with the editor, in a few words.
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';

export const policyLanguage = 'mcp-policy';

/** The folder that the runner opened. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Error('No folder is open.');
  return first.uri;
}

export const file = (...path: string[]): vscode.Uri => vscode.Uri.joinPath(folder(), ...path);

/** Writes a file into the folder. */
export async function write(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens a file in the editor, as a person does. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Resolves when the document has the language. */
export function hasLanguage(document: vscode.TextDocument, language: string): Promise<true> {
  return eventually(`${document.uri.path} to be ${language} (it is ${document.languageId})`, () =>
    document.languageId === language ? true : undefined,
  );
}

/** A time in which VS Code has done whatever it was going to do: for saying that something did *not* happen. */
export async function settled(document: vscode.TextDocument): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 600));
  return document.languageId;
}

/** The diagnostics of a file, once they are as wanted. */
export function diagnostics(
  uri: vscode.Uri,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`diagnostics of ${uri.path}`, () => {
    const found = vscode.languages.getDiagnostics(uri);
    return wanted(found) ? found : undefined;
  });
}

/** A diagnostic's code, however VS Code keeps it. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Where `text` stands in a document, `inside` characters further. */
export function placeOf(document: vscode.TextDocument, text: string, inside = 1): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${JSON.stringify(text)} is not in ${document.uri.path}`);
  return document.positionAt(offset + inside);
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  await vscode.workspace.applyEdit(edit);
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !document.isUntitled) await document.save();
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
