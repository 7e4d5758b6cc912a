import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, diagnostics, file, hasLanguage, open, policyLanguage, read } from './editor.ts';

describe('in a folder that is not trusted', () => {
  before(async () => {
    await hasLanguage(await open(file('policy.json')), policyLanguage);
  });
  after(closeAll);

  it('VS Code says so', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('a policy is checked as ever', async () => {
    const found = await diagnostics(file('policy.json'), (all) =>
      all.some((one) => codeOf(one) === 'tools/unknown-tool'),
    );
    assert(found.length > 0);
  });

  it('no MCP server is started, consent or not, and the reason is given', async () => {
    const snapshot = file('.mcp-policy', 'snapshots', 'filesystem.json');
    const before = await read(snapshot);
    const result = await vscode.commands.executeCommand<{ status: string; message: string }>(
      'mcpPolicy.server.refreshSnapshot',
      { uri: file('policy.json').toString(), server: 'filesystem', consent: true, accept: true },
    );
    assert.equal(result.status, 'refused');
    assert.match(result.message, /trust/i);
    assert.equal(await read(snapshot), before);
  });
});
