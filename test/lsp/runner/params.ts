import type { Diagnostic, Range } from 'vscode-languageserver-protocol/node';

/** Where the editor is: its document, its cursor or selection, and the diagnostics that it shows there. */
export interface Focus {
  readonly uri: string;
  readonly selection: Range | undefined;
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
}

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** What an editor asks with, by the method's name after the slash, beside the document. */
const more: Readonly<Record<string, (focus: Focus, position: Range['start']) => object | Promise<object>>> = {
  hover: (_, position) => ({ position }),
  completion: (_, position) => ({ position }),
  definition: (_, position) => ({ position }),
  documentHighlight: (_, position) => ({ position }),
  prepareRename: (_, position) => ({ position }),
  rename: (_, position) => ({ position }),
  references: (_, position) => ({ position, context: { includeDeclaration: true } }),
  selectionRange: (_, position) => ({ positions: [position] }),
  codeAction: async ({ selection = everything, diagnostics }) => ({
    range: selection,
    context: { diagnostics: await diagnostics() },
  }),
  inlayHint: ({ selection = everything }) => ({ range: selection }),
  'semanticTokens/range': ({ selection = everything }) => ({ range: selection }),
  formatting: () => ({ options: { tabSize: 2, insertSpaces: true } }),
  rangeFormatting: ({ selection = everything }) => ({
    range: selection,
    options: { tabSize: 2, insertSpaces: true },
  }),
};

/** The parameters of a request about the document in focus, as an editor sends them. */
export async function paramsOf(method: string, focus: Focus): Promise<object> {
  const [, name] = /^textDocument\/(.+)$/.exec(method) ?? [];
  if (name === undefined) return {};
  const position = focus.selection?.start ?? everything.start;
  return { textDocument: { uri: focus.uri }, ...(await more[name]?.(focus, position)) };
}
