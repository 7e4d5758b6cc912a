import { fixAllKind, rewriteKind, semanticTokensLegend } from '@mcp-policy/language';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type Client, readClient } from '../client-capabilities.ts';
import { simulateCommand } from '../client-commands.ts';
import { isOn } from '../initialization-options.ts';
import type { Session } from '../session.ts';

/** Notes what the client is and may do, and answers what this server can do for it. */
export function initialize(session: Session, params: InitializeParams, commands: readonly string[]): InitializeResult {
  session.client = readClient(params.capabilities);
  session.folders = foldersOf(params);
  session.trusted = isOn(params.initializationOptions, 'trusted');
  session.hearsToolsChanged = isOn(params.initializationOptions, 'toolsChanged');
  session.clientCommands = commandsOf(params.initializationOptions);
  return {
    serverInfo: { name: 'mcp-policy-language-server', version: session.runtime.version },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: { includeText: false },
      },
      ...diagnosticsOf(session.client),
      hoverProvider: true,
      completionProvider: { triggerCharacters: ['"', ':', '.'], resolveProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, rewriteKind, fixAllKind] },
      documentSymbolProvider: { label: 'MCP Policy' },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: session.client.preparesRename ? { prepareProvider: true } : true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentLinkProvider: {},
      workspaceSymbolProvider: true,
      inlayHintProvider: { resolveProvider: session.client.resolvesHintTooltips },
      ...(session.clientCommands.has(simulateCommand) ? { codeLensProvider: { resolveProvider: true } } : {}),
      semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      executeCommandProvider: { commands: [...commands], workDoneProgress: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

/** A client that is told of both ways would show every finding twice. */
const diagnosticsOf = (client: Client): Pick<InitializeResult['capabilities'], 'diagnosticProvider'> =>
  client.pullsDiagnostics
    ? { diagnosticProvider: { identifier: 'mcp-policy', interFileDependencies: false, workspaceDiagnostics: false } }
    : {};

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return params.rootUri ? [params.rootUri] : [];
}

/** Names of commands that the client has and this server may offer (docs/protocol.md). */
function commandsOf(options: unknown): ReadonlySet<string> {
  if (typeof options !== 'object' || options === null || !('commands' in options)) return new Set();
  const { commands } = options;
  return new Set(Array.isArray(commands) ? commands.filter((name) => typeof name === 'string') : []);
}
