import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeAll, diagnostics, file, hasLanguage, open, placeOf, policyLanguage, read, write } from './editor.ts';

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["move_file"],
  "tools": {
    "write_file": {
      "limits": [{ "counter": "writes", "window": "minute", "max": 5, "scope": "grant" }]
    },
    "edit_file": {
      "limits": [{ "counter": "writes", "window": "minute", "max": 5, "scope": "grant" }]
    }
  }
}
`;
const config = `{
  "policies": [{ "policy": "navigation.mcp-policy.json", "server": "filesystem" }],
  "categories": { "filesystem": { "edit_file": { "category": "Destructive", "reason": "Nothing here is kept." } } }
}
`;

const lines = (found: readonly (vscode.Location | vscode.LocationLink)[]) =>
  found
    .map((one) => ('targetUri' in one ? { uri: one.targetUri, range: one.targetRange } : one))
    .map(({ uri, range }) => `${path.posix.basename(uri.path)}:${range.start.line + 1}`);

describe('finding the way in a policy', () => {
  const uri = () => file('navigation.mcp-policy.json');
  const configUri = () => file('.mcp-policy', 'config.json');
  let document: vscode.TextDocument;

  const at = <R>(command: string, mark: string, ...more: readonly unknown[]) =>
    vscode.commands.executeCommand<R>(command, document.uri, placeOf(document, mark, 3), ...more);

  before(async () => {
    await write(configUri(), config);
    document = await open(await write(uri(), policy));
    await hasLanguage(document, policyLanguage);
    await diagnostics(uri(), (all) => !all.some(({ message }) => message.includes('no snapshot')));
  });
  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(configUri());
    await vscode.workspace.fs.delete(uri());
  });

  it('a tool leads to its place in the snapshot, a counter to its first limit', async () => {
    const [tool] = await at<vscode.LocationLink[]>('vscode.executeDefinitionProvider', '"edit_file"');
    assert(tool);
    const snapshot = await read(file('.mcp-policy', 'snapshots', 'filesystem.json'));
    const [place = ''] = lines([tool]);
    assert.match(place, /^filesystem\.json:/);
    assert.match(snapshot.split('\n')[Number(place.split(':')[1]) - 1] ?? '', /"name": "edit_file"/);
    const counter = document.getText().lastIndexOf('"writes"') + 3;
    const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      document.positionAt(counter),
    );
    assert.deepEqual(lines(found), ['navigation.mcp-policy.json:7']);
  });

  it('the references of a tool are its places in policy, snapshot and configuration, and its recorded calls', async () => {
    // The configuration has only just been written, and recordings are read when nobody types.
    const [found, recorded] = await eventually('the references in configuration and recording', async () => {
      const all = lines(await at<vscode.Location[]>('vscode.executeReferenceProvider', '"edit_file"'));
      const calls = all.filter((place) => place.startsWith('docs-session.jsonl:'));
      return all.includes('config.json:3') && calls.length > 0 ? [all, calls] : undefined;
    });
    assert.equal(found.length - recorded.length, 3, found.join());
    assert(found.includes('navigation.mcp-policy.json:9'));
    assert(found.some((place) => place.startsWith('filesystem.json:')));
  });

  it('a tool is renamed in policy and configuration, and the snapshot is left as it was', async () => {
    const snapshot = file('.mcp-policy', 'snapshots', 'filesystem.json');
    const before = await read(snapshot);
    const edit = await at<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', '"edit_file"', 'change_file');
    assert(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), policy.replace('"edit_file"', '"change_file"'));
    const configured = await vscode.workspace.openTextDocument(configUri());
    assert.equal(configured.getText(), config.replace('"edit_file"', '"change_file"'));
    await vscode.workspace.saveAll(false);
    assert.equal(await read(snapshot), before);
    await write(configUri(), config);
  });

  it('the tools of the open policies are found by name over the whole workspace', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'write_f',
    );
    assert(found.some(({ name, location }) => name === 'write_file' && location.uri.path === uri().path));
  });
});
