import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { commitAll } from '../support/commit-all.ts';
import { eventually } from '../support/eventually.ts';
import { closeAll, diagnostics, file, folder, hasLanguage, open, policyLanguage, read, replaceAll } from './editor.ts';

interface Changed {
  readonly change: string;
  readonly tool: string;
  readonly count: number;
}

interface Simulated {
  readonly used: { readonly clock: string; readonly recordings: readonly string[] };
  readonly report: {
    readonly totals: Readonly<Record<string, number>>;
    readonly comparison?: {
      readonly totals: Readonly<Record<string, number>>;
      readonly groups: readonly Changed[];
    };
  };
  readonly denied: readonly { readonly range?: { readonly start: { readonly line: number } } }[];
}

const run = promisify(execFile);

describe('simulating the recorded calls', () => {
  const recording = () => file('.mcp-policy', 'recordings', 'docs-session.jsonl');

  async function simulatedByCli(...more: readonly string[]): Promise<Simulated['report']> {
    const cli = process.env.MCP_POLICY_CLI;
    assert(cli, 'MCP_POLICY_CLI names the command line');
    const args = [cli, 'simulate', file('policy.json').fsPath, '--calls', recording().fsPath, '--format', 'json'];
    const { stdout } = await run(process.execPath, [...args, ...more]);
    return JSON.parse(stdout);
  }

  before(async () => {
    await hasLanguage(await open(file('policy.json')), policyLanguage);
    // From then on the server is there, with its commands.
    await diagnostics(file('policy.json'));
  });
  after(closeAll);

  it('the totals are those of the command line', async () => {
    const result = await vscode.commands.executeCommand<Simulated>('mcpPolicy.server.simulate', {
      uri: file('policy.json').toString(),
      recordings: [recording().toString()],
    });
    assert.deepEqual(result.report.totals, (await simulatedByCli()).totals);
    assert((result.report.totals.deny ?? 0) > 0);
    assert(result.denied.some(({ range }) => (range?.start.line ?? 0) > 0));
    assert.notEqual(result.used.clock, '');
  });

  it('an edited policy against git HEAD: what is newly denied is that of the command line', async () => {
    const before = await read(file('policy.json'));
    await commitAll(folder().fsPath);
    const document = await open(file('policy.json'));
    try {
      await replaceAll(document, before.replace('"directory_tree": {},', '').replace('"max": 10', '"max": 3'));
      const against = () =>
        vscode.commands.executeCommand<Simulated>('mcpPolicy.server.simulate', {
          uri: file('policy.json').toString(),
          recordings: [recording().toString()],
          baseline: { git: 'HEAD' },
        });
      const unsaved = (await against()).report.comparison;
      await document.save();
      const { comparison } = await simulatedByCli('--git', 'HEAD');
      assert.deepEqual(unsaved?.totals, comparison?.totals);
      assert.deepEqual((await against()).report.comparison?.totals, comparison?.totals);
      const groups = (of: Simulated['report']['comparison']) =>
        of?.groups.map(({ change, tool, count }) => ({ change, tool, count }));
      assert.deepEqual(groups(unsaved), groups(comparison));
      assert.equal(comparison?.totals['newly-denied'], 8);
    } finally {
      await replaceAll(document, before);
      await document.save();
      await vscode.workspace.fs.delete(file('.git'), { recursive: true });
    }
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
