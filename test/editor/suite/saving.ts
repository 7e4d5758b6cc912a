import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, codeOf, diagnostics, file, hasLanguage, open, policyLanguage, replaceAll, write } from './editor.ts';

const faulty = `{
  "version": "1",
  "default": "deny",
  "hide": ["move_file", "move_file"],
  "tools": { "list_directory": {}, "search_file": {} },
}
`;

/** The same without what can be mended and allow nothing more. */
const mended = `{
  "version": "1",
  "default": "deny",
  "hide": ["move_file"],
  "tools": { "list_directory": {}, "search_file": {} }
}
`;

describe('saving a policy', () => {
  const uri = () => file('saving.mcp-policy.json');
  const settings = () => vscode.workspace.getConfiguration('editor', { languageId: policyLanguage });
  const onSave = (value: unknown) =>
    settings().update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace, true);
  let document: vscode.TextDocument;

  beforeEach(async () => {
    document = await open(await write(uri(), faulty));
    await hasLanguage(document, policyLanguage);
    await diagnostics(uri(), (all) => all.some((one) => codeOf(one) === 'syntax/trailing-comma'));
  });
  afterEach(async () => {
    await onSave(undefined);
    await closeAll();
    await vscode.workspace.fs.delete(uri());
  });

  it('changes nothing unless the author has asked for it', async () => {
    await replaceAll(document, `${faulty}\n`);
    await document.save();
    assert.equal(document.getText(), `${faulty}\n`);
  });

  it('mends all that cannot allow more when `source.fixAll` is to run, and nothing else', async () => {
    await onSave({ 'source.fixAll': 'explicit' });
    await replaceAll(document, `${faulty}\n`);
    await document.save();
    assert.equal(document.getText(), `${mended}\n`);
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /"move_file", "move_file"/);
  });
});
