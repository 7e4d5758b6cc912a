import type { Browser } from 'playwright-core';
import { launch, untrusted, Workbench } from './workbench.ts';

describe('in the workbench, untrusted', () => {
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    browser = await launch();
    workbench = await Workbench.open(browser, untrusted(), 'policy.json');
  });
  after(async () => {
    await browser.close();
  });

  it('refreshing is refused, says why, and leads to workspace trust', async () => {
    await workbench.command('MCP Policy: Refresh Tool Snapshot');
    const toast = workbench.toast('not trusted');
    await toast.waitFor();
    await workbench.screenshot('untrusted');
    await toast.getByText('Manage Workspace Trust').click();
    await workbench.page.locator('.workspace-trust-editor').waitFor();
  });
});
