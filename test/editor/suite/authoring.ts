import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { closeAll, codeOf, diagnostics, file, hasLanguage, open, placeOf, policyLanguage } from './editor.ts';

describe('writing the sample policy', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open(file('policy.json'));
    await hasLanguage(document, policyLanguage);
    await diagnostics(document.uri);
  });
  after(closeAll);

  it('the names that the server does not have are found, a hidden one as an error', async () => {
    const found = await diagnostics(document.uri, (all) => all.some((one) => codeOf(one) === 'tools/unknown-tool'));
    const unknown = found.filter((one) => codeOf(one) === 'tools/unknown-tool');
    const severities = new Map(unknown.map((one) => [document.getText(one.range), one.severity]));
    assert.equal(severities.get('"move_files"'), vscode.DiagnosticSeverity.Error);
    assert.equal(severities.get('"search_file"'), vscode.DiagnosticSeverity.Warning);
  });

  it('the hover of a tool says its category, its level and where the facts come from', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, '"write_file"', 3),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((part) => (typeof part === 'string' ? part : part.value));
    assert.match(text.join('\n'), /write_file/);
    assert.match(text.join('\n'), /Destructive|Write/);
    assert.match(text.join('\n'), /snapshot/i);
  });

  it('a quick-fix corrects a misspelt name', async () => {
    const range = new vscode.Range(placeOf(document, '"search_file"', 2), placeOf(document, '"search_file"', 3));
    const fix = await eventually('a fix for search_file', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title, edit }) => title.includes('search_files') && edit);
    });
    assert(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /"search_files": \{\}/);
    await diagnostics(document.uri, (all) =>
      all.every(({ range: { start } }) => !document.lineAt(start).text.includes('search_files')),
    );
    await vscode.commands.executeCommand('undo');
    assert.match(document.getText(), /"search_file": \{\}/);
  });

  it('formatting and the outline, which JSON gives by habit, are there', async () => {
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 8, insertSpaces: true },
    );
    assert((edits?.length ?? 0) > 0);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert(symbols.some(({ name }) => name === 'tools'));
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert(folds.length > 0);
  });

  it('the language server can be started anew', async () => {
    await vscode.commands.executeCommand('mcpPolicy.restartServer');
    await diagnostics(document.uri, (all) => all.some((one) => codeOf(one) === 'tools/unknown-tool'));
    const hovers = await eventually('a hover', async () => {
      const place = placeOf(document, '"write_file"', 3);
      const all = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place,
      );
      return all.length > 0 ? all : undefined;
    });
    assert.equal(hovers.length, 1);
  });

  it('completion offers the tools of the snapshot', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      placeOf(document, '"move_files"', 2),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert(
      labels.some((label) => label.includes('create_directory')),
      labels.slice(0, 20).join(', '),
    );
  });
});
