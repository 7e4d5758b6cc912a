import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commitAll } from '../support/commit-all.ts';
import { trusted, Workbench } from './workbench.ts';

/** What changes files or is remembered: each scenario has a window that remembers nothing. */
describe('in the workbench, in a new window', () => {
  let workbench: Workbench;
  const place = trusted();
  const snapshot = path.join(place.workspace, '.mcp-policy/snapshots/filesystem.json');

  beforeEach(async () => {
    workbench = await Workbench.open(place, 'policy.json');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`failed ${this.currentTest.title.slice(0, 60)}`);
    await workbench.close();
  });

  it('refreshing asks once, showing the exact command; a difference is reviewed and accepted', async () => {
    const { tools, ...rest }: { tools: { name: string }[] } = JSON.parse(await readFile(snapshot, 'utf8'));
    const kept = tools.filter(({ name }) => name !== 'write_file');
    await writeFile(snapshot, `${JSON.stringify({ ...rest, tools: kept }, null, 2)}\n`);

    await workbench.command('MCP Policy: Refresh Tool Snapshot');
    await workbench.dialog.filter({ hasText: 'server-filesystem' }).waitFor();
    await workbench.screenshot('consent');
    await workbench.dialog.getByText('Start Server', { exact: true }).click();
    await workbench.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    const toast = workbench.toast('write_file added');
    await toast.waitFor();
    await workbench.screenshot('snapshot-difference');
    await toast.getByText('Accept', { exact: true }).click();
    await workbench.toast('Snapshot accepted').waitFor();
    assert.match(await readFile(snapshot, 'utf8'), /"write_file"/);

    await workbench.command('MCP Policy: Refresh Tool Snapshot');
    await workbench.toast('filesystem').waitFor();
    assert.equal(await workbench.dialog.count(), 0, 'consent was asked a second time');
  });

  it('a command that has changed is asked about anew, and a server that fails is told with its reason', async () => {
    const configured = path.join(place.workspace, '.vscode/mcp.json');
    const sound = await readFile(configured, 'utf8');
    const old = await readFile(snapshot, 'utf8');
    const failing = { command: 'node', args: ['-e', 'console.error("no such disk"); process.exit(3)'] };
    await writeFile(configured, JSON.stringify({ servers: { filesystem: failing } }));
    try {
      await workbench.command('MCP Policy: Refresh Tool Snapshot');
      await workbench.dialog.filter({ hasText: 'no such disk' }).waitFor();
      await workbench.dialog.getByText('Start Server', { exact: true }).click();
      const toast = workbench.toast('exit code 3');
      await toast.filter({ hasText: 'no such disk' }).waitFor();
      await workbench.screenshot('refresh-failed');
      await toast.getByText('Show Output', { exact: true }).click();
      await workbench.page
        .locator('.panel .monaco-select-box option:checked', { hasText: 'MCP Policy' })
        .first()
        .waitFor({ state: 'attached' });
      assert.equal(await readFile(snapshot, 'utf8'), old);
    } finally {
      await writeFile(configured, sound);
    }
  });

  it('a simulation against the committed version tells what is newly denied', async () => {
    const sample = path.join(place.workspace, 'policy.json');
    const before = await readFile(sample, 'utf8');
    await commitAll(place.workspace);
    try {
      const edited = before.replace('"directory_tree": {},', '').replace('"write_file": {}', '"create_directory": {}');
      await writeFile(sample, edited.replace('"max": 10', '"max": 6'));
      await workbench.close();
      workbench = await Workbench.open(place, 'policy.json');
      await workbench.command('MCP Policy: Simulate Against Committed Version');
      await workbench.pick('docs-session.jsonl');
      const report = workbench.webview;
      await report.getByRole('heading', { name: 'Compared with the committed version (git HEAD)' }).waitFor();
      await report.getByRole('heading', { name: 'Newly denied' }).waitFor();
      await report.getByText('After a new denial the agent would have done something else').waitFor();
      await report.locator('.notes').evaluate((notes) => notes.scrollIntoView());
      await workbench.screenshot('simulation-impact');
      await report.getByRole('heading', { name: 'Limits' }).scrollIntoViewIfNeeded();
      await workbench.screenshot('simulation-limits');
      await report.getByRole('button', { name: 'Compare with…' }).click();
      await workbench.pick('Nothing');
      await report.getByRole('heading', { name: 'Compared with' }).waitFor({ state: 'detached' });
    } finally {
      await writeFile(sample, before);
      await rm(path.join(place.workspace, '.git'), { recursive: true });
    }
  });

  it('a new policy is opened unsaved or written where no file was', async () => {
    const sample = path.join(place.workspace, 'policy.json');
    const before = await readFile(sample, 'utf8');
    await workbench.command('MCP Policy: New Policy');
    await workbench.pick('untitled file');
    await workbench.page.locator('.tab[data-resource-name^="Untitled"]').waitFor();
    await workbench.word('"create_directory"').waitFor();
    await workbench.screenshot('new-policy');
    await workbench.command('MCP Policy: New Policy');
    await workbench.pick('Write filesystem');
    await workbench.page.locator('.tab.active[data-resource-name^="filesystem"]').waitFor();
    const written = path.join(place.workspace, 'filesystem.mcp-policy.json');
    assert.match(await readFile(written, 'utf8'), /"read_text_file": \{\}/);
    await rm(written);
    assert.equal(await readFile(sample, 'utf8'), before);
  });

  it('a hostile description is shown as plain text: no image, no link, no request', async () => {
    const old = await readFile(snapshot, 'utf8');
    const { tools, ...rest }: { tools: { name: string }[] } = JSON.parse(old);
    const description =
      'HOSTILE ![x](https://evil.example/x.png) [run](command:workbench.action.quit) <img src="https://evil.example/y.png"> <a href="https://evil.example">z</a>';
    const hostile = tools.map((tool) => (tool.name === 'move_file' ? { ...tool, description } : tool));
    await writeFile(snapshot, JSON.stringify({ ...rest, tools: hostile }));
    try {
      await workbench.close();
      workbench = await Workbench.open(place, 'policy.json');
      await workbench.settled();
      await workbench.word(/move_file\b/).hover();
      const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'HOSTILE' }).first();
      await hover.waitFor();
      await hover.getByText('HOSTILE').scrollIntoViewIfNeeded();
      await workbench.screenshot('hostile-description');
      assert.equal(await hover.locator('img').count(), 0);
      const links = await hover
        .locator('a[data-href], a[href]')
        .evaluateAll((all) => all.map((link) => link.outerHTML));
      assert.deepEqual(
        links.filter((link) => /evil|command:/.test(link)),
        [],
      );
      const { host } = new URL(place.origin);
      assert.deepEqual(
        [...workbench.hosts].filter((other) => other !== host && other !== ''),
        [],
      );
    } finally {
      await writeFile(snapshot, old);
    }
  });
});
