import path from 'node:path';
import { type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { policyLanguage } from './claims/candidates.ts';
import { explainCall, showExplanation } from './commands/explain-call.ts';
import { newPolicy } from './commands/new-policy.ts';
import { refreshSnapshot } from './commands/refresh-snapshot.ts';
import { showEffectiveAccess } from './commands/show-effective-access.ts';
import { simulateAgainstCommitted, simulateCalls } from './commands/simulate-calls.ts';
import { stopWatching, tellToolsChanged, watchServer } from './commands/watch-server.ts';
import { LanguageServer } from './language-server.ts';
import { MarkdownPages } from './report/markdown-pages.ts';
import { ReportPanels } from './report/panels.ts';
import type { Room } from './room.ts';
import { SnapshotReview } from './snapshot-review.ts';
import { showSnapshotStatus } from './status.ts';
import { TargetPolicy } from './target-policy.ts';

export type CommandName = keyof ReturnType<typeof commandsOf>;

export interface Client {
  run(name: CommandName, args: readonly unknown[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the language server and everything that talks to it. */
export async function startClient(context: ExtensionContext): Promise<Client> {
  const output = window.createOutputChannel('MCP Policy', { log: true });
  const module = context.asAbsolutePath(path.join('dist', 'server.js'));
  const options: LanguageClientOptions = {
    documentSelector: [{ language: policyLanguage }],
    outputChannel: output,
    // Asked again at every start, so that a restart after trust was granted needs no notification.
    initializationOptions: () => ({
      trusted: workspace.isTrusted,
      statusChanged: true,
      toolsChanged: true,
      commands: ['mcpPolicy.simulateCalls', 'mcpPolicy.refreshSnapshot'],
    }),
  };
  const languageClient = new LanguageClient(
    'mcpPolicy',
    'MCP Policy',
    { module, transport: TransportKind.ipc },
    options,
  );
  const server = new LanguageServer(languageClient, output);
  const target = new TargetPolicy();
  const pages = new MarkdownPages(context.extensionUri);
  const room: Room = {
    context,
    server,
    target,
    review: new SnapshotReview(),
    reports: new ReportPanels(context.extensionUri, {
      server,
      explainCall: (policy, call) => showExplanation({ server, pages }, policy, call),
    }),
    pages,
  };
  context.subscriptions.push(output, target, room.review, room.reports, room.pages);
  await languageClient.start();
  context.subscriptions.push(
    workspace.onDidGrantWorkspaceTrust(() => void server.trustGranted()),
    showSnapshotStatus(room),
    server.onDidChangeTools(({ server: name, result }) => void tellToolsChanged(room, name, result)),
  );
  const commands = commandsOf(room);
  return {
    run: (name, args) => commands[name](...args),
    stop: () => languageClient.stop(),
  };
}

function commandsOf(room: Room) {
  return {
    newPolicy: () => newPolicy(room),
    refreshSnapshot: (uri?: unknown) => refreshSnapshot(room, uri),
    watchServer: (uri?: unknown) => watchServer(room, uri),
    stopWatching: (uri?: unknown) => stopWatching(room, uri),
    simulateCalls: (about?: unknown) => simulateCalls(room, about),
    simulateAgainstCommitted: (uri?: unknown) => simulateAgainstCommitted(room, uri),
    explainCall: (uri?: unknown) => explainCall(room, uri),
    showEffectiveAccess: (uri?: unknown) => showEffectiveAccess(room, uri),
    acceptSnapshot: (uri?: unknown) => room.review.accept(uri),
    discardSnapshot: (uri?: unknown) => room.review.discard(uri),
    restartServer: () => room.server.restart(),
    showOutput: async () => room.server.output.show(),
  };
}
