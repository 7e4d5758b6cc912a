import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client can do, as far as it changes what we do. Everything dynamic is asked of this before it is used. */
export interface Client {
  /**
   * Diagnostics are pulled only by a client that can also be told to pull again: facts about a policy change without an
   * edit (a new snapshot, a changed configuration). Every other client gets them pushed.
   */
  readonly pullsDiagnostics: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
  readonly documentChanges: boolean;
  readonly codeActionLiterals: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly preparesRename: boolean;
  /** Infinity when the client has set no bound. */
  readonly mostFoldingRanges: number;
  /** What the client can be asked to ask for again, when the facts have changed without an edit. */
  readonly refreshes: { readonly inlayHints: boolean; readonly codeLenses: boolean; readonly semanticTokens: boolean };
  readonly resolvesHintTooltips: boolean;
  readonly snippets: boolean;
  readonly labelDetails: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
}

export function readClient(capabilities: ClientCapabilities): Client {
  const { textDocument, workspace } = capabilities;
  const completion = textDocument?.completion?.completionItem;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    mostFoldingRanges: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    refreshes: {
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    resolvesHintTooltips: textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true,
    snippets: completion?.snippetSupport === true,
    labelDetails: completion?.labelDetailsSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    markdownCompletion: completion?.documentationFormat?.includes('markdown') === true,
  };
}
