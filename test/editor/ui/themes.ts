import assert from 'node:assert/strict';
import { faintTexts } from './contrast.ts';
import { trusted, Workbench } from './workbench.ts';

const kinds = {
  'Dark Modern': 'vscode-dark',
  'Dark High Contrast': 'vscode-high-contrast',
  'Light Modern': 'vscode-light',
};

/** Comes last: the theme is a setting that stays. */
describe('in other themes', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(trusted(), 'policy.json');
    await workbench.command('MCP Policy: Simulate Recorded Calls');
    await workbench.pick('docs-session.jsonl');
    await workbench.webview.getByText('docs-session.jsonl').first().waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
  });
  after(async () => {
    await workbench.close();
  });

  for (const [theme, kind] of Object.entries(kinds)) {
    it(`a simulation can be read in ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await workbench.page.keyboard.type(theme);
      await workbench.pick(theme);
      const body = workbench.webview.locator('body');
      await workbench.webview.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
      await workbench.screenshot(`simulation in ${theme}`);
      assert.deepEqual(await body.evaluate(faintTexts), []);
    });
  }
});
