import { type Disposable, type Uri, ViewColumn, window } from 'vscode';
import type { SimulationResult } from '../protocol.ts';
import { ReportPanel, type ReportTies } from './panel.ts';
import type { ShownSimulation } from './shown-simulation.ts';

/** The open reports, one a policy. */
export class ReportPanels implements Disposable {
  private readonly panels = new Map<string, ReportPanel>();

  private readonly extension: Uri;
  private readonly ties: ReportTies;

  constructor(extension: Uri, ties: ReportTies) {
    this.extension = extension;
    this.ties = ties;
  }

  /** Shows a result in the report of its policy, opened beside it when there is none yet. */
  show(result: SimulationResult, simulation: ShownSimulation): void {
    const key = result.used.policyUri;
    const panel = this.panels.get(key) ?? this.open(key);
    panel.show(result, simulation);
  }

  private open(key: string): ReportPanel {
    const column = window.activeTextEditor?.viewColumn ?? ViewColumn.Active;
    const panel = new ReportPanel(this.extension, this.ties, column, () => this.panels.delete(key));
    this.panels.set(key, panel);
    return panel;
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) panel.dispose();
  }
}
