import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { trusted, Workbench } from './workbench.ts';

/** What the language server gives an author beside diagnostics, one scenario a family. */
describe('what an author is given', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(trusted(), 'policy.json');
    await workbench.settled();
  });
  beforeEach(async () => {
    await workbench.page
      .locator('.tab', { hasText: /^policy\.json/ })
      .first()
      .click();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
  });
  after(async () => {
    await workbench.close();
  });

  /** Puts the cursor behind a word of the policy. */
  async function goBehind(text: string): Promise<void> {
    await workbench.page.keyboard.press('Control+f');
    await workbench.page.locator('.find-widget.visible textarea').first().waitFor();
    await workbench.page.keyboard.type(text);
    await workbench.page.locator('.find-widget .matchesCount', { hasText: ' of ' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('ArrowRight');
  }

  it('lenses say over tools and rules what became of the recorded calls, and open that report', async () => {
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'denied' });
    await lens.nth(1).waitFor();
    await workbench.screenshot('lenses');
    await workbench.followLens('denied', workbench.webview.getByRole('heading', { name: 'Simulation of policy.json' }));
    await workbench.webview.getByText('docs-session.jsonl').first().waitFor();
  });

  it('completion offers the operators that fit, in a condition that is half written', async () => {
    await goBehind('"op": "regex"');
    for (let i = 0; i < '"regex"'.length; i++) await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.type('"');
    const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    await list.filter({ hasText: 'contains' }).first().waitFor();
    await workbench.screenshot('completion-operators');
    assert.equal(await list.filter({ hasText: /^gte/ }).count(), 0, 'a text is not compared as a number');
    await workbench.page.keyboard.press('Escape');
    await eventually('the policy as it was', async () => {
      await workbench.page.keyboard.press('Control+z');
      return (await workbench.word('regex').isVisible()) || undefined;
    });
  });

  it('the effective access to every tool is a page', async () => {
    await workbench.command('MCP Policy: Show Effective Access');
    const page = workbench.webview;
    await page.getByRole('heading', { name: 'Effective access of policy.json' }).waitFor();
    await page
      .getByRole('cell', { name: 'hidden' })
      .or(page.getByRole('cell', { name: 'denied by default' }))
      .first()
      .waitFor();
    await workbench.screenshot('effective-access');
  });

  it('a recorded call is explained on a page', async () => {
    await workbench.command('MCP Policy: Explain Call');
    await workbench.pick('docs-session.jsonl');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'line' }).first().waitFor();
    await workbench.screenshot('explain-pick');
    await workbench.pick('read_text_file');
    const page = workbench.webview;
    await page.getByRole('heading', { name: 'Step by step' }).waitFor();
    await workbench.screenshot('explain');
    await page.getByRole('link').first().click();
    await workbench.page.locator('.statusbar-item', { hasText: /Ln (18|19|2[0-9])/ }).waitFor();
  });

  it('the references of a tool are in the policy, the snapshot and the recording', async () => {
    await workbench.word('write_file').click();
    await workbench.page.keyboard.press('Shift+F12');
    const tree = workbench.page.locator('.reference-zone-widget .ref-tree');
    await tree.getByText('docs-session.jsonl').waitFor();
    await tree.getByText('filesystem.json').waitFor();
    await workbench.screenshot('references');
  });
});
