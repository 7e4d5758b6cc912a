import { type Disposable, Range, Uri, type ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { Range as LspRange } from 'vscode-languageclient/node';
import type { FromPage, ToPage } from '../../webview/model.ts';
import { messageOf, wasCancelled } from '../commands/errors.ts';
import type { LanguageServer } from '../language-server.ts';
import type { ServerCommands, SimulationResult } from '../protocol.ts';
import { fileName } from './file-name.ts';
import { goTo } from './go-to.ts';
import { ownPage } from './html.ts';
import { reportOf } from './report-of.ts';
import type { ShownSimulation } from './shown-simulation.ts';

/** Shows how one call was decided. Throws what can be shown. */
export type ExplainCall = (policy: Uri, call: Omit<ServerCommands['explain'][0], 'uri'>) => Promise<void>;

/** What a report works with. */
export interface ReportTies {
  readonly server: LanguageServer;
  readonly explainCall: ExplainCall;
}

interface Shown {
  readonly result: SimulationResult;
  readonly valuesShown: boolean;
  readonly simulation: ShownSimulation;
}

/** One report in the editor area. Its page draws what it is sent, and asks for everything else. */
export class ReportPanel implements Disposable {
  private shown: Shown | undefined;
  private stale = false;
  private places: readonly LspRange[] = [];
  private readonly panel: WebviewPanel;
  private readonly listeners: readonly Disposable[];
  private readonly server: LanguageServer;
  private readonly explainCall: ExplainCall;

  constructor(extension: Uri, { server, explainCall }: ReportTies, column: ViewColumn, closed: () => void) {
    this.server = server;
    this.explainCall = explainCall;
    this.panel = window.createWebviewPanel('mcpPolicy.report', 'Simulation', column, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [Uri.joinPath(extension, 'dist'), Uri.joinPath(extension, 'client', 'media')],
    });
    this.listeners = [
      this.panel.webview.onDidReceiveMessage((message: FromPage) => void this.answer(message)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isOf(document.uri.toString())) this.becameStale();
      }),
      this.panel.onDidDispose(() => {
        this.dispose();
        closed();
      }),
    ];
    this.panel.webview.html = ownPage(this.panel.webview, extension, 'report');
  }

  show(result: SimulationResult, simulation: ShownSimulation, valuesShown = false): void {
    this.shown = { result, valuesShown, simulation };
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
        return this.again();
      case 'values':
        return this.again(message.show);
      case 'compare':
        return this.compare();
      case 'open':
        return this.open(message.place);
      case 'explain':
        return this.explain(message.call);
    }
  }

  private draw(): void {
    if (!this.shown) return;
    const { result, valuesShown, simulation } = this.shown;
    const { report, places } = reportOf(
      result,
      { id: simulation.id, tool: simulation.replay.tool },
      valuesShown,
      Date.now(),
    );
    this.places = places;
    this.send({ type: 'show', report });
    if (this.stale) this.send({ type: 'stale' });
  }

  private again(showValues = this.shown?.valuesShown ?? false, simulation = this.shown?.simulation): Promise<void> {
    return this.attempt(async () => {
      if (!simulation) return;
      this.send({ type: 'busy', busy: true });
      const result = await simulation.run(showValues);
      if (result) this.show(result, simulation, showValues);
    });
  }

  private compare(): Promise<void> {
    return this.attempt(async () => {
      const simulation = await this.shown?.simulation.comparedWith();
      if (simulation) await this.again(undefined, simulation);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!wasCancelled(error)) await this.server.complain(messageOf(error));
    } finally {
      this.send({ type: 'busy', busy: false });
    }
  }

  /** Goes to the place of a rule in the policy. */
  private async open(place: number): Promise<void> {
    const range = this.places[place];
    if (!this.shown || !range) return;
    const { start, end } = range;
    await goTo(
      Uri.parse(this.shown.result.used.policyUri, true),
      new Range(start.line, start.character, end.line, end.character),
    );
  }

  private explain(index: number): Promise<void> {
    return this.attempt(async () => {
      const call = this.shown?.result.denied[index];
      if (!this.shown || !call) return;
      const { result, valuesShown } = this.shown;
      await this.explainCall(Uri.parse(result.used.policyUri, true), {
        recorded: { recording: call.recording, line: call.line },
        showValues: valuesShown,
      });
    });
  }

  /** Whether a document is the policy, or what it was compared with. */
  private isOf(uri: string): boolean {
    const used = this.shown?.result.used;
    return uri === used?.policyUri || uri === used?.baseline?.uri;
  }

  private becameStale(): void {
    this.stale = true;
    this.send({ type: 'stale' });
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}
