import assert from 'node:assert/strict';
import { faintTexts } from './contrast.ts';
import { trusted, Workbench } from './workbench.ts';

/** Comes last: the theme is a setting that stays. */
describe('in other themes', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open(trusted(), 'policy.json');
  });
  after(async () => {
    await workbench.close();
  });

  const themes = { 'Dark Modern': 'vs-dark', 'Dark High Contrast': 'hc-black', 'Light Modern': 'vs' };
  for (const [theme, kind] of Object.entries(themes)) {
    it(`a simulation can be read in ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await workbench.page.keyboard.type(theme);
      await workbench.pick(theme);
      await workbench.page.locator(`.monaco-workbench.${kind}`).waitFor();
      await workbench.startOver('policy.json');
      await workbench.command('MCP Policy: Simulate Recorded Calls');
      await workbench.pick('docs-session.jsonl');
      const report = workbench.webview;
      await report.getByRole('heading', { name: 'Simulation of policy.json' }).waitFor();
      await report.getByText('docs-session.jsonl').first().waitFor();
      await workbench.screenshot(`simulation in ${theme}`);
      assert.deepEqual(await report.locator('body').evaluate(faintTexts), []);
    });
  }
});
