import { describe, expect, test } from 'vitest';
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver-protocol/node';
import { type Kind, kinds, LspClient } from './client.ts';
import { sound } from './samples.ts';
import { workspaceFolder } from './workspace-folder.ts';

const token = 'simulation-1';
const calls = 150_000;

/** A workspace with a recording that takes a while. */
async function longRecording(kind: Kind) {
  const call = { v: 1, ts: '2026-11-20T09:00:00.000Z', tool: 'echo', arguments: { message: 'x'.repeat(60) } };
  const folder = await workspaceFolder({
    's.mcp-policy.json': sound,
    '.mcp-policy/recordings/long.jsonl': `${JSON.stringify(call)}\n`.repeat(calls),
  });
  const client = await LspClient.start({ kind, folders: [folder.uri] });
  const argument = {
    uri: folder.at('s.mcp-policy.json'),
    recordings: [folder.at('.mcp-policy/recordings/long.jsonl')],
  };
  return { client, folder, argument };
}

interface Progress {
  readonly kind: 'begin' | 'report' | 'end';
  readonly percentage?: number;
}

/** Everything that is reported under the token; `first` resolves with the first report after the beginning. */
function follow(client: LspClient) {
  const told: Progress[] = [];
  const first = new Promise<void>((resolve) => {
    client.connection.onProgress(WorkDoneProgress.type, token, (value) => {
      told.push(value);
      if (value.kind === 'report') resolve();
    });
  });
  return { told, first };
}

describe.each(kinds)('a %s client', (kind) => {
  test('sees how far a simulation is, from its beginning to its end', async () => {
    const { client, argument } = await longRecording(kind);
    const { told } = follow(client);
    const answer = await client.command<{ report: { totals: object } }>('simulate', {
      ...argument,
      workDoneToken: token,
    });
    expect(answer.report.totals).toMatchObject({ allow: calls });
    expect(told.at(0)).toMatchObject({ kind: 'begin', cancellable: true });
    expect(told.at(-1)).toEqual({ kind: 'end' });
    const percentages = told.flatMap(({ percentage }) => (percentage === undefined ? [] : [percentage]));
    expect(percentages).toEqual([...new Set(percentages)].sort((a, b) => a - b));
    expect(percentages.at(-1)).toBe(100);
  });

  test('may cancel the progress that it shows, and is served on', async () => {
    const { client, argument } = await longRecording(kind);
    const { told, first } = follow(client);
    const answer = client.command('simulate', { ...argument, workDoneToken: token });
    const cancelled = expect(answer).rejects.toMatchObject({ code: -32800 });
    await first;
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    await cancelled;
    expect(told.at(-1)).toEqual({ kind: 'end' });
    expect(await client.command('status', { uri: argument.uri })).toMatchObject({ isPolicy: true });
  });

  test('may cancel the request itself', async () => {
    const { client, argument } = await longRecording(kind);
    const { first } = follow(client);
    const source = new CancellationTokenSource();
    const command = 'mcpPolicy.server.simulate';
    const answer = client.connection.sendRequest(
      'workspace/executeCommand',
      { command, arguments: [argument], workDoneToken: token },
      source.token,
    );
    const cancelled = expect(answer).rejects.toMatchObject({ code: -32800 });
    await first;
    source.cancel();
    await cancelled;
  });

  test('edits a policy while a simulation runs, and is answered', async () => {
    const { client, folder, argument } = await longRecording(kind);
    const { first } = follow(client);
    const simulated = client.command<{ report: { totals: object } }>('simulate', { ...argument, workDoneToken: token });
    await first;
    const uri = folder.at('other.mcp-policy.json');
    await client.open(uri, sound.replace('"deny"', '"maybe"'));
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('schema/wrong-value');
    expect((await simulated).report.totals).toMatchObject({ allow: calls });
  });
});
