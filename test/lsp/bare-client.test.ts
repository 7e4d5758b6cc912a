import { expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver-protocol/node';
import { shopPolicy } from './samples.ts';
import { find, shop } from './shop.ts';

/** The simplest client that LSP allows: it says nothing of what it can do. */
const bare = (text = shopPolicy) => shop('push', text, { capabilities: {} });

test('a client that shows more in a row of its completions is told there what a tool can do', async () => {
  const text = shopPolicy.replace('"update_ordr"', '""');
  const capabilities = { textDocument: { completion: { completionItem: { labelDetailsSupport: true } } } };
  const { client, textDocument } = await shop('push', text, { capabilities });
  const position = find(text, '"": {}');
  const { items } = await client.request<CompletionList>('textDocument/completion', { textDocument, position });
  expect(items.find(({ label }) => label === 'update_order')).toMatchObject({
    labelDetails: { description: 'Write · Medium' },
  });
});

test('a client without any capabilities is pushed its diagnostics, and is asked nothing that it cannot answer', async () => {
  const { client, uri } = await bare();
  expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('tools/unknown-tool');
  expect(client.asked).toEqual([]);
  expect(client.logged).toEqual([]);
});

test('it is offered completions without placeholders, and no code actions that it would take for commands', async () => {
  const text = shopPolicy.replace('"update_ordr": {}', '""');
  const { client, textDocument } = await bare(text);
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument,
    position: find(text, '""'),
  });
  expect(items.map(({ label }) => label)).toContain('delete_order');
  expect(items.filter((item) => item.insertTextFormat === 2 || /\$\{?\d/.test(JSON.stringify(item.textEdit)))).toEqual(
    [],
  );
  const range = { start: find(text, '""'), end: find(text, '""') };
  expect(
    await client.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
  ).toEqual([]);
});
