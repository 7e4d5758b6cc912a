import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  diagnostics,
  file,
  hasLanguage,
  open,
  policyLanguage,
  read,
  settled,
  write,
} from './editor.ts';

interface Refresh {
  readonly status: string;
  readonly message: string;
  readonly tools?: number;
  readonly proposed?: string;
}

const snapshot = () => file('.mcp-policy', 'snapshots', 'filesystem.json');

function refresh(options: object): Thenable<Refresh> {
  return vscode.commands.executeCommand('mcpPolicy.server.refreshSnapshot', {
    uri: file('policy.json').toString(),
    server: 'filesystem',
    ...options,
  });
}

describe('the tool snapshot, from the real filesystem server', () => {
  let baseline: string;

  before(async () => {
    await hasLanguage(await open(file('policy.json')), policyLanguage);
    baseline = await read(snapshot());
  });
  after(async () => {
    await write(snapshot(), baseline);
    await closeAll();
  });

  it('nothing is started without consent', async () => {
    assert.equal((await refresh({ consent: false })).status, 'refused');
  });

  it('nothing is started when the configuration is not the one that was agreed to', async () => {
    assert.equal((await refresh({ consent: true, expectedHash: 'another' })).status, 'refused');
  });

  it('the same tools leave the snapshot as it is', async () => {
    assert.equal((await refresh({ consent: true })).status, 'unchanged');
    assert.equal(await read(snapshot()), baseline);
  });

  it('a different baseline is shown, not overwritten, and written when accepted', async () => {
    const { tools, ...rest }: { tools: { name: string }[] } = JSON.parse(baseline);
    const reviewed = JSON.stringify({ ...rest, tools: tools.filter(({ name }) => name !== 'write_file') }, null, 2);
    await write(snapshot(), reviewed);
    const differs = await refresh({ consent: true });
    assert.equal(differs.status, 'differs', differs.message);
    assert.match(differs.proposed ?? '', /"write_file"/);
    assert.equal(await read(snapshot()), reviewed);
    assert.equal((await refresh({ consent: true, accept: true })).status, 'written');
    assert.match(await read(snapshot()), /"write_file"/);
  });

  it('without a snapshot the policy says that names are not checked; a new one is written and they are', async () => {
    const uri = file('policy.json');
    // VS Code's watcher tells nothing of a file that comes and goes in one breath, as it just did.
    await settled(await open(uri));
    await vscode.workspace.fs.delete(snapshot());
    await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'snapshot/missing'));
    const written = await refresh({ consent: true });
    assert.equal(written.status, 'written', written.message);
    await diagnostics(uri, (all) => all.some((one) => codeOf(one) === 'tools/unknown-tool'));
  });

  it('a server that fails leaves the old snapshot in place, and its words are told', async () => {
    const configured = file('.vscode', 'mcp.json');
    const sound = await read(configured);
    const old = await read(snapshot());
    const failing = { command: 'node', args: ['-e', 'console.error("no such disk"); process.exit(3)'] };
    await write(configured, JSON.stringify({ servers: { filesystem: failing } }));
    try {
      const result = await refresh({ consent: true });
      assert.equal(result.status, 'failed');
      assert.match(JSON.stringify(result), /no such disk/);
      assert.equal(await read(snapshot()), old);
    } finally {
      await write(configured, sound);
    }
  });
});
