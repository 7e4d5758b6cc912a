import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeAll, file, hasLanguage, open, policyLanguage } from './editor.ts';

interface Simulated {
  readonly used: { readonly clock: string; readonly recordings: readonly string[] };
  readonly report: { readonly totals: Readonly<Record<string, number>> };
  readonly denied: readonly { readonly range?: { readonly start: { readonly line: number } } }[];
}

describe('simulating the recorded calls', () => {
  const recording = () => file('.mcp-policy', 'recordings', 'docs-session.jsonl');

  before(async () => {
    await hasLanguage(await open(file('policy.json')), policyLanguage);
  });
  after(closeAll);

  it('the totals are those of the command line', async () => {
    const result = await vscode.commands.executeCommand<Simulated>('mcpPolicy.server.simulate', {
      uri: file('policy.json').toString(),
      recordings: [recording().toString()],
    });
    const cli = process.env.MCP_POLICY_CLI;
    assert(cli, 'MCP_POLICY_CLI names the command line');
    const { stdout } = await promisify(execFile)(process.execPath, [
      cli,
      ...['simulate', file('policy.json').fsPath, '--calls', recording().fsPath, '--format', 'json'],
    ]);
    assert.deepEqual(result.report.totals, JSON.parse(stdout).totals);
    assert((result.report.totals.deny ?? 0) > 0);
    assert(result.denied.some(({ range }) => (range?.start.line ?? 0) > 0));
    assert.notEqual(result.used.clock, '');
  });

  it('the command asks for the recording and opens the report in the editor area', async () => {
    const command = vscode.commands.executeCommand('mcpPolicy.simulateCalls', file('policy.json'));
    const tab = await eventually('the report', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('mcpPolicy.report'));
    });
    await command;
    assert.equal(tab.label, 'Simulation: policy.json');
  });
});
