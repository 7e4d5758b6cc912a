import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeAll, file, hasLanguage, open, policyLanguage, read, replaceAll, settled, write } from './editor.ts';

const policy = '{ "version": "1", "default": "deny", "tools": {} }\n';
const iam = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }\n';

describe('which files are policies', () => {
  afterEach(closeAll);
  after(async () => {
    // Which snapshot goes with the sample's policy depends on which policies there are.
    for (const name of [...'abcdef', 'iam', 'older', 'newer', 'some.mcp-policy.json']) {
      await vscode.workspace.fs.delete(file(name), { recursive: true });
    }
  });

  it('a policy.json with the keys of the language is one', async () => {
    await hasLanguage(await open(await write(file('a', 'policy.json'), policy)), policyLanguage);
  });

  it('the JSON server says nothing about it, whatever is wrong with it', async () => {
    const document = await open(await write(file('b', 'policy.json'), '{ "version": "1", "default": "deny", }\n'));
    await hasLanguage(document, policyLanguage);
    const found = await eventually('our diagnostics', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.some(({ source }) => source === 'mcp-policy') ? all : undefined;
    });
    assert.deepEqual([...new Set(found.map(({ source }) => source))], ['mcp-policy']);
  });

  it('an IAM document called policy.json stays JSON', async () => {
    assert.equal(await settled(await open(await write(file('iam', 'policy.json'), iam))), 'json');
  });

  it('*.mcp-policy.json is one by its name', async () => {
    await hasLanguage(await open(await write(file('some.mcp-policy.json'), '{}')), policyLanguage);
  });

  it('an empty policy.json is taken, and released when an IAM document is saved into it', async () => {
    const document = await open(await write(file('c', 'policy.json'), ''));
    await hasLanguage(document, policyLanguage);
    await replaceAll(document, iam);
    assert.equal(await settled(document), policyLanguage, 'nothing happens while somebody types');
    await document.save();
    await hasLanguage(document, 'json');
  });

  it('JSON that becomes a policy is taken when it is saved, with undo intact', async () => {
    const document = await open(await write(file('d', 'policy.json'), '{}\n'));
    assert.equal(await settled(document), 'json');
    await replaceAll(document, policy);
    assert.equal(await settled(document), 'json', 'nothing happens while somebody types');
    await document.save();
    await hasLanguage(document, policyLanguage);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '{}\n');
  });

  it('a language picked by hand is final', async () => {
    const document = await open(await write(file('e', 'policy.json'), policy));
    await hasLanguage(document, policyLanguage);
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await replaceAll(document, policy.replace('deny', 'allow'));
    await document.save();
    assert.equal(await settled(document), 'json');
  });

  it('"this is none" is kept in files.associations, and "this is one" wins it back', async () => {
    const uri = await write(file('f', 'policy.json'), policy);
    await hasLanguage(await open(uri), policyLanguage);
    await vscode.commands.executeCommand('mcpPolicy.releaseFile');
    await eventually('the answer to be kept', () => associations()['**/f/policy.json'] === 'json' || undefined);
    await closeAll();
    const again = await open(uri);
    assert.equal(await settled(again), 'json');
    await vscode.commands.executeCommand('mcpPolicy.claimFile');
    await hasLanguage(again, policyLanguage);
    assert.equal(associations()['**/f/policy.json'], policyLanguage);
    assert.match(await read(file('.vscode', 'settings.json')), /f\/policy\.json/);
  });

  it('the older side of a diff is left alone, the newer one is taken', async () => {
    const older = await write(file('older', 'policy.json'), policy);
    const newer = await write(file('newer', 'policy.json'), policy.replace('deny', 'allow'));
    await vscode.commands.executeCommand('vscode.diff', older, newer, 'older ↔ newer');
    const find = (uri: vscode.Uri) =>
      eventually(uri.path, () => vscode.workspace.textDocuments.find((document) => document.uri.path === uri.path));
    await hasLanguage(await find(newer), policyLanguage);
    assert.equal(await settled(await find(older)), 'json');
    await open(older);
    await hasLanguage(await find(older), policyLanguage);
  });

  it('a document that no person can edit is left alone', async () => {
    const shown = vscode.workspace.registerTextDocumentContentProvider('evidence', {
      provideTextDocumentContent: () => policy,
    });
    try {
      assert.equal(await settled(await open(vscode.Uri.parse('evidence:/x/policy.json'))), 'json');
    } finally {
      shown.dispose();
    }
  });
});

function associations(): Record<string, string> {
  return vscode.workspace.getConfiguration('files').get('associations', {});
}
