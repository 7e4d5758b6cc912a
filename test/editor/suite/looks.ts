import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeAll, file, hasLanguage, open, placeOf, policyLanguage } from './editor.ts';

describe('what the editor shows in the sample policy', () => {
  let document: vscode.TextDocument;
  const execute = <R>(command: string, ...more: readonly unknown[]) =>
    vscode.commands.executeCommand<R>(command, document.uri, ...more);

  before(async () => {
    document = await open(file('policy.json'));
    await hasLanguage(document, policyLanguage);
  });
  after(closeAll);

  it('the names of tools carry their level as semantic tokens', async () => {
    const tokens = await eventually('semantic tokens', async () => {
      const found = await execute<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens');
      return found && found.data.length > 0 ? found.data : undefined;
    });
    const legend = await execute<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
    assert.deepEqual(legend.tokenModifiers, ['lowRisk', 'mediumRisk', 'highRisk', 'criticalRisk']);
    // The first is a name in `hide` that no tool has, so nothing is known of it: the first that is known is on line 12.
    assert.equal(tokens[0], placeOf(document, '"list_allowed_directories"').line);
  });

  it('effect and level stand behind each tool', async () => {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await execute<vscode.InlayHint[]>('vscode.executeInlayHintProvider', range);
    const on = (mark: string) =>
      hints.filter(({ position }) => position.line === placeOf(document, mark).line).map(({ label }) => label);
    assert.deepEqual(on('"write_file"'), ['allowed within limits · Medium']);
    assert.deepEqual(on('"read_text_file"'), ['by arguments · Low']);
  });

  it('a selection grows from the word to the string, the pair, the object', async () => {
    const [selection] = await execute<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
      placeOf(document, '"edit_file_rate"', 3),
    ]);
    const texts: string[] = [];
    for (let at = selection; at; at = at.parent) texts.push(document.getText(at.range));
    const string = texts.indexOf('"edit_file_rate"');
    assert(string >= 0, texts.join('\n'));
    assert.equal(texts[string + 1], '"counter": "edit_file_rate"');
    assert.match(texts[string + 2] ?? '', /^\{? ?"counter".*"grant" ?\}?$/);
  });

  it('the policy links to the snapshot that it is checked against', async () => {
    const links = await execute<vscode.DocumentLink[]>('vscode.executeLinkProvider');
    assert(links.some(({ target }) => target?.path.endsWith('.mcp-policy/snapshots/filesystem.json')));
  });
});
