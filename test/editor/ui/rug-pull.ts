import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setting, trusted, Workbench } from './workbench.ts';

/** A policy for the test server; its list of hidden tools is wrong from the start, which is what `Workbench.open` waits for. */
const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_repo", "list_filess"],
  "tools": {
    "list_files": {
      "deny_if": [{ "conditions": [{ "path": "args.path", "op": "contains", "value": ".." }], "on_deny": "Stay in the folder." }]
    },
    "old_search": {}
  }
}
`;

describe('in the workbench, a server that changes its tools while it is watched', () => {
  const place = trusted();
  const at = (name: string) => path.join(place.workspace, name);
  const kept = { configured: at('.vscode/mcp.json'), snapshot: at('.mcp-policy/snapshots/filesystem.json') };
  const [file, changed] = ['policy.json', at('.changed')];
  let workbench: Workbench;
  let sound: { configured: string; snapshot: string; policy: string };

  before(async () => {
    sound = {
      configured: await readFile(kept.configured, 'utf8'),
      snapshot: await readFile(kept.snapshot, 'utf8'),
      policy: await readFile(at(file), 'utf8'),
    };
    const args = [path.join(setting('MCP_POLICY_TEST_SERVERS'), 'stdio.mjs'), 'announces', changed];
    await writeFile(kept.configured, JSON.stringify({ servers: { filesystem: { command: process.execPath, args } } }));
    await rm(kept.snapshot);
    execFileSync(process.execPath, [setting('MCP_POLICY_CLI'), 'snapshot', 'filesystem'], {
      cwd: place.workspace,
      stdio: 'ignore',
    });
    await writeFile(at(file), policy);
    workbench = await Workbench.open(place, file);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
  });
  after(async () => {
    await workbench.close();
    await writeFile(kept.configured, sound.configured);
    await writeFile(kept.snapshot, sound.snapshot);
    await writeFile(at(file), sound.policy);
    await rm(changed, { force: true });
  });

  /** Presses a notification's button. A notification that nobody has answered for a while is found in their centre. */
  async function answer(text: string, button: string): Promise<void> {
    await workbench.command('Notifications: Show Notifications');
    const notification = workbench.page.locator('.notifications-center .notification-list-item', { hasText: text });
    await notification.first().getByText(button, { exact: true }).click();
  }

  it('is shown as live once it was agreed to', async () => {
    await workbench.command('MCP Policy: Watch Server Tools');
    await workbench.dialog.filter({ hasText: 'announces' }).waitFor();
    await workbench.dialog.getByText('Start Server', { exact: true }).click();
    await workbench.toast('is watched from now on').waitFor();
    await workbench.page.locator('#status\\.languageStatus').click();
    const popup = workbench.page.locator('.hover-language-status');
    await popup.filter({ hasText: 'live; snapshot of' }).first().waitFor();
    await popup.filter({ hasText: 'Watching filesystem for changes' }).first().waitFor();
    await workbench.screenshot('watched');
    await workbench.page.keyboard.press('Escape');
  });

  it('is told of at once, on the lines of the policy', async () => {
    await writeFile(changed, '');
    await workbench.toast('changed its tools').waitFor();
    await workbench.page.keyboard.press('Control+Shift+M');
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    for (const rule of ['tool-renamed', 'tool-gone', 'description-changed', 'argument-changed', 'annotations-changed'])
      await rows
        .filter({ hasText: `drift/${rule}` })
        .first()
        .waitFor();
    await workbench.screenshot('rug-pull');
  });

  it('is reviewed in the diff editor, in sentences beside it, and accepting clears the drift', async () => {
    await answer('changed its tools', 'Review Changes');
    await workbench.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await answer('lists something else now', 'What Changed');
    await workbench.word('args.context').waitFor();
    await workbench.screenshot('rug-pull-review');
    await workbench.page
      .getByRole('button', { name: /Accept Tool Snapshot/ })
      .first()
      .click();
    await workbench.page.locator('.notification-list-item', { hasText: 'Snapshot accepted' }).first().waitFor();
    assert.match(await readFile(kept.snapshot, 'utf8'), /"delete_repository"/);
    const rows = workbench.page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'drift/' }).first().waitFor({ state: 'detached' });
    await workbench.screenshot('rug-pull-accepted');
  });

  it('is ended by a command', async () => {
    await workbench.page.locator('.tab', { hasText: file }).first().click();
    await workbench.command('MCP Policy: Stop Watching Server Tools');
    await workbench.page.locator('#status\\.languageStatus').click();
    await workbench.page
      .locator('.hover-language-status')
      .filter({ hasText: 'filesystem is not watched' })
      .first()
      .waitFor();
  });
});
