import { untrusted, Workbench } from './workbench.ts';

describe('in the workbench, untrusted', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(untrusted(), 'policy.json');
  });
  after(async () => {
    await workbench.close();
  });

  it('refreshing is refused, says why, and leads to workspace trust', async () => {
    await workbench.command('MCP Policy: Refresh Tool Snapshot');
    const toast = workbench.toast('not trusted');
    await toast.waitFor();
    await workbench.screenshot('untrusted');
    await toast.getByText('Manage Workspace Trust').click();
    await workbench.page.locator('.workspace-trust-editor').waitFor();
  });

  it('once the folder is trusted, refreshing asks for consent, without a restart', async () => {
    await workbench.page.locator('.workspace-trust-editor').getByText('Trust', { exact: true }).first().click();
    await workbench.page.locator('.workspace-trust-editor.trusted').waitFor();
    await workbench.page.locator('.monaco-modal-editor-block .codicon-close').last().click();
    await workbench.word('write_file').click();
    await workbench.command('MCP Policy: Refresh Tool Snapshot');
    await workbench.dialog.filter({ hasText: 'server-filesystem' }).waitFor();
    await workbench.dialog.getByText('Start Server', { exact: true }).click();
    await workbench.toast('filesystem').waitFor();
  });
});
