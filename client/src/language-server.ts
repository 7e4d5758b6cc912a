import { type CancellationToken, CancellationTokenSource, EventEmitter, type LogOutputChannel, window } from 'vscode';
import {
  ExecuteCommandRequest,
  type LanguageClient,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import type { RefreshResult, ServerCommands } from './protocol.ts';
import { plain } from './words.ts';

interface ToolsChanged {
  readonly server: string;
  readonly result: RefreshResult;
}

interface AskOptions {
  readonly token?: CancellationToken;
  readonly progress?: { readonly token: string; readonly report: (progress: WorkDoneProgressReport) => void };
}

/** The language server, as far as it is asked more than LSP knows (docs/protocol.md). */
export class LanguageServer {
  private readonly restarted = new EventEmitter<void>();
  readonly onDidRestart = this.restarted.event;
  private readonly statusChanged = new EventEmitter<string>();
  /** The URI of an open policy of which `status` now has something new to tell. */
  readonly onDidChangeStatus = this.statusChanged.event;

  private readonly toolsChanged = new EventEmitter<ToolsChanged>();
  /** A server that is watched lists other tools than were reviewed. */
  readonly onDidChangeTools = this.toolsChanged.event;

  readonly output: LogOutputChannel;
  private readonly client: LanguageClient;

  constructor(client: LanguageClient, output: LogOutputChannel) {
    this.client = client;
    this.output = output;
    client.onNotification('mcpPolicy/toolsChanged', (news: ToolsChanged) => this.toolsChanged.fire(news));
    client.onNotification('mcpPolicy/statusChanged', ({ uri }: { uri: string }) => this.statusChanged.fire(uri));
  }

  /**
   * Calls a server command.
   * @throws with a message that can be shown; a `CancellationError` of the client when the token was cancelled
   */
  async ask<Name extends keyof ServerCommands>(
    name: Name,
    argument: ServerCommands[Name][0],
    { token, progress }: AskOptions = {},
  ): Promise<ServerCommands[Name][1]> {
    const listening =
      progress &&
      this.client.onProgress(WorkDoneProgress.type, progress.token, (value) => {
        if (value.kind === 'report') progress.report(value);
      });
    try {
      // The server is built with this client and speaks the same protocol: its answer is trusted to have its shape.
      return await this.client.sendRequest(
        ExecuteCommandRequest.method,
        { command: `mcpPolicy.server.${name}`, arguments: [argument] },
        token ?? new CancellationTokenSource().token,
      );
    } finally {
      listening?.dispose();
    }
  }

  async trustGranted(): Promise<void> {
    await this.client.sendNotification('mcpPolicy/didGrantTrust');
  }

  async restart(): Promise<void> {
    await this.client.restart();
    this.restarted.fire();
  }

  /** Says in words what went wrong, with the output one click away; `details` go to the output only. */
  async complain(message: string, details = ''): Promise<void> {
    this.output.error(details === '' ? message : `${message}\n${details}`);
    const answer = await window.showErrorMessage(plain(message), 'Show Output');
    if (answer) this.output.show();
  }
}
