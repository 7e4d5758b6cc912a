import { describe, expect, test } from 'vitest';
import type {
  CodeLens,
  CompletionList,
  InlayHint,
  Location,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { kinds } from './client.ts';
import { shopPolicy, snapshot } from './samples.ts';
import { find, shop } from './shop.ts';

const command = 'mcpPolicy.simulateCalls';
const recordingFile = '.mcp-policy/recordings/day.jsonl';
const recorded = [
  { tool: 'list_orders', arguments: { limit: 11 } },
  { tool: 'list_orders', arguments: { limit: 99 } },
  { tool: 'drop_orders' },
  { tool: 'list_orders', arguments: { limit: 5 } },
]
  .map((call, i) => `${JSON.stringify({ v: 1, ts: `2026-11-20T09:00:0${i}.000Z`, ...call })}\n`)
  .join('');
/** Recordings are read in the background, when nobody has typed for a while. */
const patience = { timeout: 15_000 };
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe.each(kinds)('a %s client', (kind) => {
  test('is shown effect and level of the tools on the screen, and the whole story on request', async () => {
    const { client, textDocument } = await shop(kind);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: everything });
    expect(hints.map(({ position, label }) => [position, label])).toEqual([
      [{ line: 4, character: 17 }, 'allowed · Low'],
      [{ line: 5, character: 17 }, 'allowed'],
    ]);
    const line = { start: { line: 5, character: 0 }, end: { line: 5, character: 99 } };
    expect(await client.request('textDocument/inlayHint', { textDocument, range: line })).toHaveLength(1);
    const resolved = await client.request<InlayHint>('inlayHint/resolve', hints[0] ?? {});
    expect(JSON.stringify(resolved.tooltip)).toContain('Lists orders');
    expect(await client.request('inlayHint/resolve', { ...hints[0], data: { uri: 5 } })).not.toHaveProperty('tooltip');
  });

  test('can have the hints off', async () => {
    const { client, textDocument } = await shop(kind, undefined, { settings: { inlayHints: false } });
    expect(await client.request('textDocument/inlayHint', { textDocument, range: everything })).toEqual([]);
  });

  test('is asked to look again when the snapshot has changed', async () => {
    const { client, textDocument, folder } = await shop(kind);
    const label = async () => {
      const params = { textDocument, range: everything };
      return (await client.request<InlayHint[]>('textDocument/inlayHint', params))[0]?.label;
    };
    expect(await label()).toBe('allowed · Low');
    const refreshed = client.refreshedUntil('workspace/inlayHint/refresh', async () => (await label()) === 'allowed');
    await folder.write('.mcp-policy/snapshots/shop.json', { ...snapshot, tools: [] });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.at('.mcp-policy/snapshots/shop.json'), type: 2 }],
    });
    await refreshed;
  });

  test('sees the names of tools by their level, in full, in part and by what has changed', async () => {
    const { client, uri, textDocument } = await shop(kind);
    const ask = <R>(form: string, more: object = {}) =>
      client.request<R>(`textDocument/semanticTokens/${form}`, { textDocument, ...more });
    const low = 1;
    const full = await ask<SemanticTokens>('full');
    expect(full.data).toEqual([4, 5, 11, 0, low]);
    expect(await ask('range', { range: everything })).toEqual({ data: full.data });
    await client.edit(uri, {
      range: { start: { line: 5, character: 5 }, end: { line: 5, character: 16 } },
      text: 'update_order',
    });
    const delta = await ask<SemanticTokensDelta>('full/delta', { previousResultId: full.resultId });
    expect(delta.edits).toEqual([{ start: 5, deleteCount: 0, data: [1, 5, 12, 0, 2] }]);
    const same = await ask<SemanticTokensDelta>('full/delta', { previousResultId: delta.resultId });
    expect(same.edits).toEqual([]);
    const lost = await ask<SemanticTokens>('full/delta', { previousResultId: full.resultId });
    expect(lost.data).toHaveLength(10);
  });

  test('gets a lens over each tool with rules when it has the command behind it', async () => {
    const ruled = shopPolicy.replace('"list_orders": {}', '"list_orders": { "deny_if": [{ "conditions": [] }] }');
    const { client, uri, textDocument } = await shop(kind, ruled, { commands: [command, 5] });
    expect(client.initialized.capabilities.codeLensProvider).toEqual({ resolveProvider: true });
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(lenses.map(({ range, command: given }) => [range.start.line, given])).toEqual([[4, undefined]]);
    expect(await client.request('codeLens/resolve', lenses[0] ?? {})).toMatchObject({
      command: { title: 'Simulate this tool', command, arguments: [{ uri, tool: 'list_orders' }] },
    });
  });

  test('is told over tools and rules what became of the recorded calls, with no request waiting for it', async () => {
    const ruled = shopPolicy.replace(
      '"list_orders": {}',
      '"list_orders": {\n      "deny_if": [\n        { "conditions": [{ "path": "args.limit", "op": "gt", "value": 10 }] }\n      ]\n    }',
    );
    const files = { [recordingFile]: recorded };
    const { client, uri, textDocument, folder } = await shop(kind, ruled, { commands: [command], files });
    const shown = async () => {
      const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
      const resolved = await Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
      return resolved.map(({ range, command: given }) => `${range.start.line}: ${given?.title}`);
    };
    await expect
      .poll(shown, patience)
      .toEqual([
        '4: Simulate this tool',
        expect.stringMatching(/^4: denied 2, last \d+ days ago · allowed 1$/),
        expect.stringMatching(/^6: denied 2, last \d+ days ago$/),
        expect.stringMatching(/^2: denied 1, last \d+ days ago$/),
      ]);
    const [, hits] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(await client.request('codeLens/resolve', hits ?? {})).toMatchObject({
      command: { command, arguments: [{ uri, tool: 'list_orders', recordings: [folder.at(recordingFile)] }] },
    });
    const start = find(ruled, '10 }', 0);
    const eleven = { range: { start, end: { ...start, character: start.character + 2 } }, text: '11' };
    await client.edit(uri, eleven);
    await expect.poll(async () => (await shown())[1], patience).toMatch(/^4: denied 1, last .* ago · allowed 2$/);
  });

  test('is offered recorded values, and shown the recorded calls of a tool', async () => {
    const text = shopPolicy.replace(
      '"list_orders": {}',
      '"list_orders": { "deny_if": [{ "conditions": [{ "path": "args.limit", "op": "eq", "value":  }] }] }',
    );
    const files = { [recordingFile]: recorded };
    const { client, textDocument, folder } = await shop(kind, text, { commands: [command], files });
    const position = find(text, '"value":  }', '"value": '.length);
    const values = async () =>
      (await client.request<CompletionList>('textDocument/completion', { textDocument, position })).items.map(
        ({ label, detail }) => `${label}: ${detail}`,
      );
    await expect
      .poll(values, patience)
      .toEqual(['11: seen in 1 recorded call', '5: seen in 1 recorded call', '99: seen in 1 recorded call']);
    const references = await client.request<Location[]>('textDocument/references', {
      textDocument,
      position: find(text, 'list_orders'),
      context: { includeDeclaration: false },
    });
    const lines = references.filter(({ uri }) => uri === folder.at(recordingFile)).map(({ range }) => range.start.line);
    expect(lines).toEqual([3, 1, 0]);
  });

  test('gets none otherwise', async () => {
    const { client, textDocument } = await shop(kind);
    expect(client.initialized.capabilities.codeLensProvider).toBeUndefined();
    expect(await client.request('textDocument/codeLens', { textDocument })).toBeNull();
    const lens = { range: everything, data: { uri: 'file:///x', tool: 'y' } };
    expect(await client.request('codeLens/resolve', lens)).not.toHaveProperty('command');
  });
});
