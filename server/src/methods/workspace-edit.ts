import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from '../client-capabilities.ts';

/** Edits of one file; `version` is what they were made for, `null` for a file that is not open. */
export interface FileEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
}

/** Edits in the form that the client takes, tied to the versions they were made for where it can tell. */
export function workspaceEdit(client: Client, files: readonly FileEdits[]): WorkspaceEdit {
  if (!client.documentChanges) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  return {
    documentChanges: files.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits: [...edits] })),
  };
}
