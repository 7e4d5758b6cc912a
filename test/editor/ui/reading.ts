import assert from 'node:assert/strict';
import { trusted, Workbench } from './workbench.ts';

/** What a person reads in a policy and of a simulation: nothing of it is kept, so one window serves for all. */
describe('in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(trusted(), 'policy.json');
  });
  beforeEach(async () => {
    await workbench.startOver('policy.json');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
  });
  after(async () => {
    await workbench.close();
  });

  it('the faults of the sample are underlined and listed', async () => {
    await workbench.page.keyboard.press('Control+Shift+M');
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'move_files' }).first().waitFor();
    await rows.filter({ hasText: 'search_file' }).first().waitFor();
    await workbench.screenshot('problems');
    await workbench.page.keyboard.press('Control+Shift+M');
    await rows.first().waitFor({ state: 'detached' });
  });

  it('the hover of a tool tells its risk', async () => {
    await workbench.settled();
    await workbench.word('write_file').hover();
    const hover = workbench.page.locator('.monaco-hover:visible');
    await hover.first().waitFor();
    await hover.filter({ hasText: 'write_file' }).first().waitFor();
    await workbench.screenshot('hover');
    assert.match((await hover.allInnerTexts()).join('\n'), /High|Medium|Critical/);
  });

  it('the light bulb offers a fix, and the fix changes the text', async () => {
    await workbench.word('"search_file"').click();
    const menu = await workbench.quickFixes('search_files');
    await workbench.screenshot('quick-fix');
    await menu.locator('.monaco-list-row', { hasText: 'search_files' }).first().click();
    await workbench.word('"search_files"').waitFor();
    await workbench.page.keyboard.press('Control+z');
    await workbench.word('"search_file"').waitFor();
  });

  it('the status says which snapshot is used, and why the file was taken', async () => {
    await workbench.page.locator('#status\\.languageStatus').click();
    const popup = workbench.page.locator('.hover-language-status');
    await popup.filter({ hasText: 'tools of filesystem' }).first().waitFor();
    await popup.filter({ hasText: 'because it has' }).first().waitFor();
    await workbench.screenshot('status');
  });

  it('a simulation is told in the editor area, and a rule leads to its place in the policy', async () => {
    await workbench.command('MCP Policy: Simulate Recorded Calls');
    await workbench.pick('docs-session.jsonl');
    const report = workbench.webview;
    await report.getByRole('heading', { name: 'Simulation of policy.json' }).waitFor();
    await report.getByText('docs-session.jsonl').first().waitFor();
    await workbench.screenshot('simulation');
    await report.getByRole('heading', { name: 'Stopped calls' }).scrollIntoViewIfNeeded();
    await report.locator('.why button').nth(3).hover();
    await workbench.screenshot('simulation-calls');
    await report.getByRole('button', { name: 'Show values' }).click();
    await report.getByRole('button', { name: 'Hide values' }).waitFor();
    await report.locator('.why button').first().click();
    await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
    assert.match((await workbench.page.locator('.tab.active').first().textContent()) ?? '', /policy\.json/);
    await workbench.screenshot('simulation-place');
  });

  it('the lens over a tool simulates, and shows that tool first', async () => {
    const recording = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'docs-session.jsonl' });
    await workbench.followLens('Simulate this tool', recording.first());
    await workbench.pick('docs-session.jsonl');
    await workbench.webview.getByRole('heading', { name: 'Simulation of policy.json' }).waitFor();
    assert.notEqual(await workbench.webview.getByRole('searchbox').inputValue(), '');
  });
});
