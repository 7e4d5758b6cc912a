import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { kinds, LspClient } from './client.ts';
import { accessDocument, faulty, sound } from './samples.ts';

const uri = 'untitled:policy.json';
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const placed = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(
    ({ code, range: { start, end } }) => `${code} ${start.line}:${start.character}-${end.line}:${end.character}`,
  );
const form = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => /^(syntax|schema)\//.test(String(code)));

describe.each(kinds)('a %s client', (kind) => {
  test('is shown each fault at its exact place', async () => {
    const client = await LspClient.start({ kind });
    await client.open(uri, faulty);
    const found = form(await client.diagnostics(uri));
    expect(placed(found)).toEqual(['schema/wrong-value 2:13-2:20', 'schema/unknown-key 4:14-4:21']);
    expect(found.every(({ severity, source }) => severity === 1 && source === 'mcp-policy')).toBe(true);
  });

  test('sees a fault go and another come while the document is edited', async () => {
    const client = await LspClient.start({ kind });
    await client.open(uri, faulty);
    expect(form(await client.diagnostics(uri))).toHaveLength(2);
    await client.edit(uri, {
      range: { start: { line: 2, character: 14 }, end: { line: 2, character: 19 } },
      text: 'deny',
    });
    expect(placed(form(await client.diagnostics(uri)))).toEqual(['schema/unknown-key 4:14-4:21']);
    await client.edit(
      uri,
      { range: { start: { line: 4, character: 20 }, end: { line: 4, character: 20 } }, text: 's' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, text: '\n{ "versoin": 1,' },
    );
    const codesNow = placed(form(await client.diagnostics(uri)));
    expect(codesNow).toContain('schema/unknown-key 1:2-1:11');
    expect(codesNow.some((code) => code.includes('5:'))).toBe(false);
  });

  test('is told of half-typed JSON, and of the rest of the document all the same', async () => {
    const client = await LspClient.start({ kind });
    await client.open(uri, '{\n  "version": "1",\n  "default": "maybe",\n  "tools": {\n    "a": {');
    const found = codes(await client.diagnostics(uri));
    expect(found).toContain('schema/wrong-value');
    expect(found.some((code) => String(code).startsWith('syntax/'))).toBe(true);
  });

  test.each([['[[[['], ['\u0000'], ['"'], ['{"a":'.repeat(50_000)], ['']])(
    'survives a text that is no policy (%#)',
    async (text) => {
      const client = await LspClient.start({ kind });
      await client.open(uri, text);
      expect(codes(await client.diagnostics(uri))).not.toEqual([]);
      await client.edit(uri, { text: sound });
      expect(form(await client.diagnostics(uri))).toEqual([]);
    },
  );

  test('gets its diagnostics back when a document is closed', async () => {
    const client = await LspClient.start({ kind });
    await client.open(uri, faulty);
    await client.diagnostics(uri);
    await client.close(uri);
    expect(await client.diagnosticsWhen(uri, (diagnostics) => diagnostics.length === 0)).toEqual([]);
  });

  test('that opens a document again sees what is in it now', async () => {
    const client = await LspClient.start({ kind });
    await client.open(uri, faulty);
    expect(form(await client.diagnostics(uri))).toHaveLength(2);
    await client.close(uri);
    await client.open(uri, sound);
    expect(await client.diagnosticsWhen(uri, (found) => form(found).length === 0)).toBeDefined();
  });

  test('that knows only JSON is served too, by what the document holds', async () => {
    const client = await LspClient.start({ kind });
    const policy = 'file:///nowhere/policy.json';
    await client.open(policy, faulty, 'json');
    expect(form(await client.diagnostics(policy))).toHaveLength(2);
  });

  test('hears nothing of a policy.json that is an access document of a cloud', async () => {
    const client = await LspClient.start({ kind });
    const foreign = 'file:///nowhere/policy.json';
    const ours = 'file:///nowhere/ours/policy.json';
    await client.open(foreign, accessDocument, 'json');
    await client.open(ours, faulty, 'json');
    await client.diagnostics(ours);
    if (kind === 'pull') expect(await client.diagnostics(foreign)).toEqual([]);
    else expect(client.pushed(foreign)).toEqual([]);
    expect(
      await client.request('textDocument/hover', {
        textDocument: { uri: foreign },
        position: { line: 1, character: 5 },
      }),
    ).toBeNull();
  });

  test('sees a document of JSON become a policy when it is saved, not while it is typed', async () => {
    const client = await LspClient.start({ kind });
    const policy = 'file:///nowhere/policy.json';
    await client.open(policy, accessDocument, 'json');
    await client.edit(policy, { text: faulty });
    if (kind === 'pull') expect(await client.diagnostics(policy)).toEqual([]);
    await client.save(policy);
    expect(await client.diagnosticsWhen(policy, (found) => form(found).length === 2)).toBeDefined();
  });

  test('is answered for a policy of 5 MB, with the most severe findings and how many are not shown', async () => {
    const client = await LspClient.start({ kind });
    const entries = Array.from({ length: 40_000 }, (_, i) => `    "tool_${i}": { "limit": [${'1,'.repeat(50)}1] }`);
    const text = `{\n  "version": "1",\n  "default": "deny",\n  "tools": {\n${entries.join(',\n')}\n  }\n}\n`;
    expect(text.length).toBeGreaterThan(5_000_000);
    await client.open(uri, text);
    const found = await client.diagnostics(uri);
    expect(found).toHaveLength(1001);
    expect(found.at(-1)).toMatchObject({ code: 'editor/too-many-findings', severity: 3 });
    await client.edit(uri, {
      range: { start: { line: 2, character: 14 }, end: { line: 2, character: 18 } },
      text: 'x',
    });
    expect(codes(await client.diagnostics(uri))).toContain('schema/wrong-value');
  });
});

describe('pulled diagnostics', () => {
  test('are not sent again when nothing has changed', async () => {
    const client = await LspClient.start({ kind: 'pull' });
    await client.open(uri, faulty);
    const first = await client.request<{ resultId: string }>('textDocument/diagnostic', { textDocument: { uri } });
    const again = await client.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  test('of a document that is not open are none', async () => {
    const client = await LspClient.start({ kind: 'pull' });
    const answer = await client.request('textDocument/diagnostic', {
      textDocument: { uri: 'file:///nowhere/policy.json' },
    });
    expect(answer).toEqual({ kind: 'full', items: [] });
  });

  test('that are cancelled ask to be pulled again', async () => {
    const client = await LspClient.start({ kind: 'pull' });
    await client.open(uri, faulty);
    const answer = client.cancelled('textDocument/diagnostic', { textDocument: { uri } });
    await expect(answer).rejects.toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  });
});

test('pushed diagnostics carry the version that they belong to', async () => {
  const client = await LspClient.start({ kind: 'push' });
  await client.open(uri, faulty);
  await client.edit(uri, { text: sound });
  await client.edit(uri, { text: faulty });
  // Only a set with the version that the editor has now is taken for an answer.
  expect(form(await client.diagnostics(uri))).toHaveLength(2);
});
