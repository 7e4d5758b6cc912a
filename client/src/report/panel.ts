import { type Disposable, Range, Uri, type ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { FromPage, ToPage } from '../../webview/model.ts';
import { messageOf, wasCancelled } from '../commands/errors.ts';
import type { LanguageServer } from '../language-server.ts';
import type { SimulationResult } from '../protocol.ts';
import { reportPage } from './html.ts';
import { fileName, reportOf } from './report-of.ts';

/** Runs the same simulation again; undefined when it was cancelled. */
export type Simulate = (showValues: boolean) => Thenable<SimulationResult | undefined>;

interface Shown {
  readonly result: SimulationResult;
  readonly valuesShown: boolean;
  readonly simulate: Simulate;
}

/** One report in the editor area. Its page draws what it is sent, and asks for everything else. */
export class ReportPanel implements Disposable {
  private shown: Shown | undefined;
  private stale = false;
  private readonly panel: WebviewPanel;
  private readonly listeners: readonly Disposable[];
  private readonly server: LanguageServer;

  constructor(extension: Uri, server: LanguageServer, column: ViewColumn, closed: () => void) {
    this.server = server;
    this.panel = window.createWebviewPanel('mcpPolicy.report', 'Simulation', column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [Uri.joinPath(extension, 'dist'), Uri.joinPath(extension, 'client', 'media')],
    });
    this.listeners = [
      this.panel.webview.onDidReceiveMessage((message: FromPage) => void this.answer(message)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.toString() === this.shown?.result.used.policyUri)
          this.becameStale();
      }),
      this.panel.onDidDispose(() => {
        this.dispose();
        closed();
      }),
    ];
    this.panel.webview.html = reportPage(this.panel.webview, extension);
  }

  show(result: SimulationResult, simulate: Simulate, valuesShown = false): void {
    this.shown = { result, valuesShown, simulate };
    this.stale = false;
    this.panel.title = `Simulation: ${fileName(result.used.policyUri)}`;
    this.panel.reveal(undefined, false);
    this.draw();
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.panel.dispose();
  }

  private async answer(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.draw();
      case 'again':
        return this.again(this.shown?.valuesShown ?? false);
      case 'values':
        return this.again(message.show);
      case 'open':
        return this.open(message.call);
    }
  }

  private draw(): void {
    if (!this.shown) return;
    this.send({ type: 'show', report: reportOf(this.shown.result, this.shown.valuesShown, Date.now()) });
    if (this.stale) this.send({ type: 'stale' });
  }

  private async again(showValues: boolean): Promise<void> {
    if (!this.shown) return;
    const { simulate } = this.shown;
    this.send({ type: 'busy', busy: true });
    try {
      const result = await simulate(showValues);
      if (result) this.show(result, simulate, showValues);
    } catch (error) {
      if (!wasCancelled(error)) await this.server.complain(messageOf(error));
    } finally {
      this.send({ type: 'busy', busy: false });
    }
  }

  /** Goes to the place of the rule that stopped a call. */
  private async open(index: number): Promise<void> {
    const call = this.shown?.result.denied[index];
    if (!this.shown || !call?.range) return;
    const { start, end } = call.range;
    const document = await workspace.openTextDocument(Uri.parse(this.shown.result.used.policyUri, true));
    const selection = document.validateRange(new Range(start.line, start.character, end.line, end.character));
    await window.showTextDocument(document, { selection, viewColumn: columnOf(document.uri), preview: false });
  }

  private becameStale(): void {
    this.stale = true;
    this.send({ type: 'stale' });
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

/** Where a file is already on show, so that it is not opened a second time. */
function columnOf(uri: Uri): ViewColumn | undefined {
  return window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())?.viewColumn;
}
