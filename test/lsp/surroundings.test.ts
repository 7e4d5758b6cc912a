import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { kinds, LspClient } from './client.ts';
import { shopPolicy, snapshot } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const has = (code: string) => (found: readonly Diagnostic[]) => found.some((diagnostic) => diagnostic.code === code);
const hasNot = (code: string) => (found: readonly Diagnostic[]) => !has(code)(found);
const without = (tool: string) => ({ ...snapshot, tools: snapshot.tools.filter(({ name }) => name !== tool) });

describe.each(kinds)('a %s client', (kind) => {
  test('is told that tool names are not checked when there is no snapshot', async () => {
    const folder = await workspaceFolder({ 'shop.mcp-policy.json': shopPolicy });
    const client = await LspClient.start({ kind, folders: [folder.uri] });
    const uri = folder.at('shop.mcp-policy.json');
    await client.open(uri, shopPolicy);
    const found = await client.diagnostics(uri);
    expect(found.find(({ code }) => code === 'snapshot/missing')).toMatchObject({ severity: 3 });
    expect(has('tools/unknown-tool')(found)).toBe(false);
  });

  test('hears at once of a snapshot that appears on the disk', async () => {
    const folder = await workspaceFolder({ 'shop.mcp-policy.json': shopPolicy });
    const client = await LspClient.start({ kind, folders: [folder.uri] });
    const uri = folder.at('shop.mcp-policy.json');
    await client.open(uri, shopPolicy);
    await client.diagnostics(uri);
    await folder.write('.mcp-policy/snapshots/shop.json', snapshot);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.at('.mcp-policy/snapshots/shop.json'), type: 1 }],
    });
    expect(await client.diagnosticsWhen(uri, has('tools/unknown-tool'))).toSatisfy(hasNot('snapshot/missing'));
  });

  test('has its unsaved snapshot believed, not the one on the disk', async () => {
    const folder = await workspaceFolder({
      'shop.mcp-policy.json': shopPolicy,
      '.mcp-policy/snapshots/shop.json': snapshot,
    });
    const client = await LspClient.start({ kind, folders: [folder.uri] });
    const uri = folder.at('shop.mcp-policy.json');
    const snapshotUri = folder.at('.mcp-policy/snapshots/shop.json');
    await client.open(uri, shopPolicy);
    const onList = (found: readonly Diagnostic[]) =>
      found.some(({ code, range }) => code === 'tools/unknown-tool' && range.start.line === 4);
    expect(onList(await client.diagnostics(uri))).toBe(false);
    await client.open(snapshotUri, JSON.stringify(without('list_orders')), 'json');
    await client.diagnosticsWhen(uri, onList);
    await client.close(snapshotUri);
    await client.diagnosticsWhen(uri, (found) => !onList(found));
  });

  test('may set severities in config.json, once the workspace is trusted', async () => {
    const folder = await workspaceFolder({
      'shop.mcp-policy.json': shopPolicy,
      '.mcp-policy/snapshots/shop.json': snapshot,
      '.mcp-policy/config.json': { rules: { 'tools/unknown-tool': 'off' } },
    });
    const client = await LspClient.start({ kind, folders: [folder.uri] });
    const uri = folder.at('shop.mcp-policy.json');
    await client.open(uri, shopPolicy);
    expect(await client.diagnostics(uri)).toSatisfy(has('tools/unknown-tool'));
    await client.connection.sendNotification('mcpPolicy/didGrantTrust');
    await client.diagnosticsWhen(uri, hasNot('tools/unknown-tool'));
  });

  test('has the last word over config.json with the settings of the user', async () => {
    const folder = await workspaceFolder({
      'shop.mcp-policy.json': shopPolicy,
      '.mcp-policy/snapshots/shop.json': snapshot,
      '.mcp-policy/config.json': { rules: { 'tools/unknown-tool': 'off' } },
    });
    const settings = { rules: { 'tools/unknown-tool': 'error' } };
    const client = await LspClient.start({ kind, folders: [folder.uri], trusted: true, settings });
    const uri = folder.at('shop.mcp-policy.json');
    await client.open(uri, shopPolicy);
    const found = await client.diagnostics(uri);
    expect(found.find(({ code }) => code === 'tools/unknown-tool')).toMatchObject({ severity: 1 });
    client.settings = { rules: { 'tools/unknown-tool': 'hint' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.diagnosticsWhen(uri, (now) =>
      now.some(({ code, severity }) => code === 'tools/unknown-tool' && severity === 4),
    );
  });

  test('that adds and removes a folder has its policies looked at anew', async () => {
    const folder = await workspaceFolder({
      'shop.mcp-policy.json': shopPolicy,
      '.mcp-policy/snapshots/shop.json': snapshot,
    });
    const client = await LspClient.start({ kind });
    const uri = folder.at('shop.mcp-policy.json');
    await client.open(uri, shopPolicy);
    // A loose file has no surroundings, even when some lie beside it.
    expect(await client.diagnostics(uri)).toSatisfy(has('snapshot/missing'));
    const changed = { uri: folder.uri, name: 'shop' };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [changed], removed: [] },
    });
    await client.diagnosticsWhen(uri, has('tools/unknown-tool'));
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [changed] },
    });
    await client.diagnosticsWhen(uri, has('snapshot/missing'));
  });
});
