import type { TextEdit } from 'vscode-languageserver-textdocument';
import { fillIn, indentLike } from './insertion.ts';
import { isArray, isObject, type Json } from './json.ts';

/** `InsertTextFormat.Snippet` and `InsertTextMode.adjustIndentation` of LSP. */
const [snippetFormat, adjustIndentation] = [2, 2];

/** The item with the text that an editor would really insert, into a document with these lines. */
export function accepted(item: { readonly [key: string]: Json }, lines: readonly string[]): Json {
  const edit = item.textEdit;
  const [read] = edit ? readEdit(edit) : [];
  if (!read || !isObject(edit)) return item;
  const text = item.insertTextFormat === snippetFormat ? fillIn(read.newText) : read.newText;
  const line = lines[read.range.start.line] ?? '';
  const newText = item.insertTextMode === adjustIndentation ? indentLike(text, line) : text;
  return { ...item, textEdit: { ...edit, newText } };
}

type Edits = ReadonlyMap<string, readonly TextEdit[]>;

/**
 * The edits that an answer holds, by URI: text edits of the document that was asked about, a workspace edit, or a code action or
 * completion item with either.
 */
export function editsIn(answer: Json, uri: string): Edits {
  const edits = new Map<string, TextEdit[]>();
  const add = (to: string, list: Json | undefined) => {
    const known = isArray(list) ? list.flatMap(readEdit) : [];
    if (known.length > 0) edits.set(to, [...(edits.get(to) ?? []), ...known]);
  };
  if (isArray(answer)) add(uri, answer);
  if (!isObject(answer)) return edits;
  if (answer.textEdit) add(uri, [answer.textEdit]);
  add(uri, answer.additionalTextEdits);
  const workspaceEdit = isObject(answer.edit) ? answer.edit : answer;
  for (const [changed, list] of Object.entries(isObject(workspaceEdit.changes) ? workspaceEdit.changes : {}))
    add(changed, list);
  for (const change of isArray(workspaceEdit.documentChanges) ? workspaceEdit.documentChanges : []) {
    if (isObject(change) && isObject(change.textDocument)) add(String(change.textDocument.uri), change.edits);
  }
  return edits;
}

function readEdit(edit: Json): readonly TextEdit[] {
  if (!isObject(edit) || typeof edit.newText !== 'string') return [];
  const range = isObject(edit.range) ? edit.range : edit.replace;
  if (!isObject(range)) return [];
  return [{ range: { start: readPosition(range.start), end: readPosition(range.end) }, newText: edit.newText }];
}

function readPosition(position: Json | undefined): TextEdit['range']['start'] {
  if (!isObject(position)) throw new Error(`${JSON.stringify(position)} is no position.`);
  return { line: Number(position.line), character: Number(position.character) };
}
