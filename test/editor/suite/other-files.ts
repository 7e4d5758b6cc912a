import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnostics, file, open, read, write } from './editor.ts';

describe('the files beside a policy', () => {
  afterEach(closeAll);

  it('config.json is checked by VS Code itself, with our schema', async () => {
    const document = await open(await write(file('nested', '.mcp-policy', 'config.json'), '{ "policies": 5 }\n'));
    assert.equal(document.languageId, 'json');
    const [first] = await diagnostics(document.uri);
    assert.match(first?.message ?? '', /array/);
  });

  it('a snapshot is checked too, and the one of the sample is clean', async () => {
    const document = await open(
      await write(file('nested', '.mcp-policy', 'snapshots', 'x.json'), '{ "v": 1, "tools": 5 }\n'),
    );
    assert.match((await diagnostics(document.uri))[0]?.message ?? '', /array/);
    const sample = await open(file('.mcp-policy', 'snapshots', 'filesystem.json'));
    assert.deepEqual(vscode.languages.getDiagnostics(sample.uri), []);
    assert((await read(sample.uri)).includes('"tools"'));
  });

  it('a snapshot keeps one formatter: VS Code’s own', async () => {
    const sample = await open(file('.mcp-policy', 'snapshots', 'filesystem.json'));
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      sample.uri,
      { tabSize: 8, insertSpaces: true },
    );
    assert((edits?.length ?? 0) > 0);
  });
});
