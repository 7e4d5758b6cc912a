import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import { type ClientOptions, type Kind, LspClient } from './client.ts';
import { shopPolicy, snapshot } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

/** What a scenario may set besides the policy: more files, and what the client is. */
export interface ShopOptions extends Omit<ClientOptions, 'kind' | 'folders'> {
  readonly files?: Readonly<Record<string, string | object>>;
}

/** An editor with the shop's policy open, and the shop's snapshot beside it. */
export async function shop(kind: Kind, text = shopPolicy, { files, ...options }: ShopOptions = {}) {
  const folder = await workspaceFolder({
    'shop.mcp-policy.json': text,
    '.mcp-policy/snapshots/shop.json': snapshot,
    ...files,
  });
  const client = await LspClient.start({ kind, folders: [folder.uri], ...options });
  const uri = folder.at('shop.mcp-policy.json');
  await client.open(uri, text);
  return { client, uri, textDocument: { uri }, folder };
}

/** The position of `mark` in `text`, and some characters into it. */
export function find(text: string, mark: string, inside = 1) {
  return TextDocument.create('', '', 0, text).positionAt(text.indexOf(mark) + inside);
}

export function apply(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}
