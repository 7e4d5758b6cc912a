import { describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  TextEdit,
} from 'vscode-languageserver-protocol/node';
import { kinds } from './client.ts';
import { shopPolicy } from './samples.ts';
import { apply, find, shop } from './shop.ts';

function textOf(hover: Hover | null): string {
  if (hover === null || typeof hover.contents !== 'object' || !('value' in hover.contents)) return '';
  return hover.contents.value;
}

describe.each(kinds)('a %s client', (kind) => {
  test('sees a name that no tool has, and mends it with the quick-fix', async () => {
    const { client, uri, textDocument } = await shop(kind);
    const found = await client.diagnostics(uri);
    const unknown = found.find(({ code }) => code === 'tools/unknown-tool');
    expect(unknown).toMatchObject({
      severity: 2,
      range: { start: { line: 5, character: 4 }, end: { line: 5, character: 17 } },
    });
    expect(unknown?.message).toContain('update_order');
    if (!unknown) return;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: unknown.range,
      context: { diagnostics: [unknown], only: ['quickfix'] },
    });
    const rename = actions.find(
      ({ diagnostics, title }) => diagnostics?.[0]?.code === unknown.code && title.includes('update_order'),
    );
    const change = rename?.edit?.documentChanges?.[0];
    if (!change || !('edits' in change)) throw new Error(`No such fix: ${JSON.stringify(actions)}`);
    expect(change.textDocument).toEqual({ uri, version: 1 });
    const edits = change.edits.filter((edit): edit is TextEdit => 'newText' in edit);
    const mended = apply(shopPolicy, edits);
    expect(mended).toContain('"update_order"');
    await client.edit(uri, { text: mended });
    expect((await client.diagnostics(uri)).filter(({ code }) => code === 'tools/unknown-tool')).toEqual([]);
  });

  test('reads what a tool is on hover, and obeys nothing that the server says of it', async () => {
    const hidden = shopPolicy.replace('"default"', '"hide": ["delete_order"],\n  "default"');
    const { client, textDocument } = await shop(kind, hidden);
    const hover = textOf(
      await client.request<Hover | null>('textDocument/hover', {
        textDocument,
        position: find(hidden, 'delete_order'),
      }),
    );
    expect(hover).toContain('Destructive');
    expect(hover).toContain('Critical');
    expect(hover).not.toMatch(/!\[[^\]]*\]\(/);
    expect(hover).not.toMatch(/(^|[^\\])\]\(command:/);
    expect(hover).not.toContain('<b>');
  });

  test('is offered the tools that the server has, with their story on request', async () => {
    const text = shopPolicy.replace('"update_ordr"', '""');
    const { client, textDocument } = await shop(kind, text);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: find(text, '"": {}'),
    });
    const item = list.items.find(({ label }) => label === 'update_order');
    if (!item) throw new Error(`Only ${list.items.map(({ label }) => label).join(', ')}`);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    expect(JSON.stringify(resolved.documentation)).toContain('Changes an order');
  });

  test('is offered the words of the language', async () => {
    const text = shopPolicy.replace('"deny"', '""');
    const { client, textDocument } = await shop(kind, text);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: find(text, '"",'),
    });
    expect(list.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['allow', 'deny']));
  });

  test('sees the tools in the outline', async () => {
    const { client, textDocument } = await shop(kind);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    const tools = symbols.find(({ name }) => name === 'tools');
    expect(tools?.children?.map(({ name }) => name)).toEqual(['list_orders', 'update_ordr']);
  });

  test('formats a document, and a part of it', async () => {
    const text = '{"version":"1","default":"deny",\n"tools":{"list_orders":{}}}';
    const { client, textDocument } = await shop(kind, text);
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
    expect(apply(text, edits)).toContain('{\n  "version": "1",\n  "default": "deny",\n');
    const part = await client.request<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      options,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 27 } },
    });
    const formatted = apply(text, part);
    expect(formatted.split('\n')[0]).toBe('{"version":"1","default":"deny",');
    expect(JSON.parse(formatted)).toEqual(JSON.parse(text));
    expect(formatted).not.toBe(text);
  });

  test('fixes all that can be fixed without allowing more', async () => {
    const { client, uri, textDocument } = await shop(kind);
    await client.diagnostics(uri);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(actions.every(({ kind: actionKind }) => actionKind === 'source.fixAll.mcpPolicy')).toBe(true);
    // Whatever it does, it is the edit of one document in the version that was asked about.
    for (const { edit } of actions) expect(edit?.documentChanges).toHaveLength(1);
  });
});
