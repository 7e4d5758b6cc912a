import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  Location,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { kinds } from './client.ts';
import { apply, find, shop } from './shop.ts';

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_order"],
  "tools": {
    "delete_order": {},
    "list_orders": {
      "limits": [
        { "counter": "orders", "window": "day", "max": 9, "scope": "grant" }
      ]
    },
    "update_order": {
      "limits": [{ "counter": "orders", "window": "day", "max": 9, "scope": "grant" }]
    }
  }
}
`;

const config = `{
  "suppressions": [
    { "rule": "risk/write-unlimited", "tool": "delete_order", "reason": "looked at" },
    { "rule": "risk/write-unlimited", "tool": "delete_order", "file": "elsewhere/*.json", "reason": "not ours" }
  ],
  "categories": { "shop": { "delete_order": { "category": "Write", "reason": "it can be undone" } } }
}
`;

const configFile = '.mcp-policy/config.json';
const snapshotFile = '.mcp-policy/snapshots/shop.json';
const lines = (locations: readonly Location[]) =>
  locations.map(({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line}`);

describe.each(kinds)('a %s client', (kind) => {
  const open = (text = policy) => shop(kind, text, { files: { [configFile]: config } });

  test('goes from the rules of a tool to the snapshot and to where it is hidden, and back', async () => {
    const { client, textDocument, folder } = await open();
    const from = (mark: string) =>
      client.request<Location[]>('textDocument/definition', { textDocument, position: find(policy, mark) });
    const found = await from('"delete_order": {}');
    expect(lines(found)).toEqual(['shop.json:18', 'shop.mcp-policy.json:3']);
    const snapshot = await readFile(path.join(folder.path, snapshotFile), 'utf8');
    expect(snapshot.split('\n')[found[0]?.range.start.line ?? 0]).toContain('"name": "delete_order"');
    expect(lines(await from('"delete_order"]'))).toEqual(['shop.json:18', 'shop.mcp-policy.json:5']);
  });

  test('goes from a counter to the first limit that has it', async () => {
    const { client, textDocument } = await open();
    const position = { line: 12, character: 33 };
    expect(lines(await client.request('textDocument/definition', { textDocument, position }))).toEqual([
      'shop.mcp-policy.json:8',
    ]);
  });

  test('is shown every place of a tool: snapshot, policy, configuration', async () => {
    const { client, textDocument } = await open();
    const ask = (includeDeclaration: boolean) =>
      client.request<Location[]>('textDocument/references', {
        textDocument,
        position: find(policy, '"delete_order"'),
        context: { includeDeclaration },
      });
    const own = ['shop.mcp-policy.json:3', 'shop.mcp-policy.json:5', 'config.json:2', 'config.json:5'];
    expect(lines(await ask(true))).toEqual(['shop.json:18', ...own]);
    expect(lines(await ask(false))).toEqual(own);
  });

  test('sees every place of a counter highlighted', async () => {
    const { client, textDocument } = await open();
    const found = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument,
      position: find(policy, '"orders"'),
    });
    expect(found.map(({ range, kind: role }) => [range.start.line, role])).toEqual([
      [8, 3],
      [12, 2],
    ]);
  });

  test('renames a tool in the policy and the unsaved configuration, and leaves the snapshot as it was', async () => {
    const { client, uri, textDocument, folder } = await open();
    const unsaved = config.replace('{\n', '{\n\n');
    await client.open(folder.at(configFile), unsaved, 'json');
    const before = await readFile(path.join(folder.path, snapshotFile), 'utf8');
    const position = find(policy, '"delete_order": {}');
    expect(await client.request('textDocument/prepareRename', { textDocument, position })).toEqual({
      range: { start: { line: 5, character: 5 }, end: { line: 5, character: 17 } },
      placeholder: 'delete_order',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument,
      position,
      newName: 'drop_order',
    });
    const changes = (edit.documentChanges ?? []).flatMap((change) =>
      'edits' in change ? [{ ...change, edits: change.edits.filter((one) => 'newText' in one) }] : [],
    );
    expect(changes.map((change) => change.textDocument)).toEqual([
      { uri, version: 1 },
      { uri: folder.at(configFile), version: 1 },
    ]);
    expect(apply(policy, changes[0]?.edits ?? [])).toBe(policy.replaceAll('delete_order', 'drop_order'));
    expect(apply(unsaved, changes[1]?.edits ?? [])).toBe(
      unsaved.replaceAll('delete_order', 'drop_order').replace('"drop_order", "file"', '"delete_order", "file"'),
    );
    expect(await readFile(path.join(folder.path, snapshotFile), 'utf8')).toBe(before);
  });

  test('is told why a name cannot be had', async () => {
    const { client, textDocument } = await open();
    const rename = (mark: string, newName: string) =>
      client.request('textDocument/rename', { textDocument, position: find(policy, mark), newName });
    await expect(rename('"delete_order"', 'list_orders')).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('cannot be joined'),
    });
    await expect(rename('"version"', 'x')).rejects.toMatchObject({ code: -32803 });
  });

  test('does not join what config.json says of two tools', async () => {
    const both = config.replace('"shop": {', '"shop": { "drop_order": { "category": "Read", "reason": "r" },');
    const { client, textDocument } = await shop(kind, policy, { files: { [configFile]: both } });
    const params = { textDocument, position: find(policy, '"delete_order"'), newName: 'drop_order' };
    await expect(client.request('textDocument/rename', params)).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('names both tools'),
    });
  });

  test('may take back any question, and is served on', async () => {
    const { client, textDocument } = await open();
    const position = { line: 5, character: 6 };
    const range = { start: position, end: position };
    const rest = { position, positions: [position], range, context: { includeDeclaration: true }, newName: 'x' };
    const ofDocument = [
      'definition',
      'references',
      'documentHighlight',
      'prepareRename',
      'rename',
      'foldingRange',
      'selectionRange',
      'documentLink',
      'inlayHint',
      'semanticTokens/full',
    ].map((method) => `textDocument/${method}`);
    for (const method of [...ofDocument, 'workspace/symbol']) {
      const answer = client.cancelled<unknown>(method, { textDocument, query: '', ...rest });
      // The question may be answered already when the server hears that nobody wants to know.
      const outcome = await answer.then(
        () => 'answered',
        ({ code }: { code: number }) => code,
      );
      expect([-32800, 'answered'], method).toContain(outcome);
    }
    expect(await client.request('textDocument/documentHighlight', { textDocument, position })).toHaveLength(2);
  });

  test('folds, selects and follows links', async () => {
    const { client, textDocument, folder } = await open();
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
    expect(folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`)).toEqual([
      '0-14',
      '4-13',
      '6-9',
      '7-8',
      '11-12',
    ]);
    const selections = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [find(policy, '"orders"'), { line: 99, character: 0 }],
    });
    expect(selections[0]?.range).toEqual({ start: { line: 8, character: 22 }, end: { line: 8, character: 28 } });
    expect(selections).toHaveLength(2);
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    expect(links.map(({ target }) => target)).toEqual([folder.at(snapshotFile)]);
  });

  test('finds the tools of the open policies, and of nothing else', async () => {
    const { client, folder } = await open();
    await client.open(folder.at('other.json'), '{ "tools": { "delete_user": {} } }', 'plaintext');
    const search = async (query: string) =>
      (await client.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);
    expect(await search('')).toEqual(['delete_order', 'list_orders', 'update_order']);
    expect(await search('delo')).toEqual(['delete_order']);
  });

  test('gets an empty answer, not an error, where there is no policy or nothing to find', async () => {
    const { client, folder, textDocument } = await open('{ "tools": { "');
    const position = { line: 0, character: 14 };
    const methods = ['definition', 'references', 'documentHighlight', 'foldingRange', 'documentLink'];
    for (const { uri } of [textDocument, { uri: folder.at('nothing.json') }]) {
      for (const method of methods) {
        const params = { textDocument: { uri }, position, context: { includeDeclaration: true } };
        const answer = await client.request<readonly unknown[] | null>(`textDocument/${method}`, params);
        expect(answer === null || Array.isArray(answer), method).toBe(true);
      }
    }
    expect(client.logged).toEqual([]);
  });
});
