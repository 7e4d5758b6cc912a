import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type DecidedCall, parsePolicy, type RecordedCall } from '@mcp-policy/engine';
import { describe, expect, it } from 'vitest';
import { type SimulateOptions, simulateRecordings } from './simulate-recordings.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../test/recordings');
const { policy } = parsePolicy('{"version":"1","default":"allow"}');

async function run(recordings: readonly string[], options: Partial<SimulateOptions> = {}) {
  const decided: DecidedCall[] = [];
  const report = await simulateRecordings({ policy, recordings, onCall: (call) => decided.push(call), ...options });
  return { report, decided };
}

const uriOf = (name: string) => pathToFileURL(path.join(fixtures, name)).href;

function callsIn(name: string): RecordedCall[] {
  return JSON.parse(readFileSync(path.join(fixtures, name.replace(/\.[a-z]+$/, '.expected.json')), 'utf8')).calls;
}

describe('simulateRecordings', () => {
  it.each([
    ['recorded-calls/calls.jsonl', 'recorded-calls'],
    ['json-rpc/wrapped.jsonl', 'json-rpc'],
    ['json-rpc/client-log.log', 'json-rpc'],
    ['claude-code/session.jsonl', 'claude-code'],
    ['opentelemetry/traces.json', 'opentelemetry'],
    ['opentelemetry/exports.jsonl', 'opentelemetry'],
    ['har/browser.har', 'har'],
    ['har/one-line.har', 'har'],
    ['intercept/events.jsonl', 'intercept'],
    ['toolhive/audit.jsonl', 'toolhive'],
    ['mcpproxy/activity.jsonl', 'mcpproxy'],
    ['proxy-log/log.jsonl', 'proxy-log'],
  ])('reads %s as %s, plain and packed', async (name, format) => {
    const packed = temporaryFolder().write('no-name', gzipSync(readFileSync(path.join(fixtures, name))));
    for (const uri of [uriOf(name), packed]) {
      const { report, decided } = await run([uri]);
      expect(report.inputs).toMatchObject([{ format }]);
      expect(JSON.parse(JSON.stringify(decided.map(({ recorded }) => recorded)))).toEqual(callsIn(name));
    }
  });

  it('decides nothing by arguments that were not kept', async () => {
    const rules = '{"pay":{"deny_if":[{"conditions":[{"path":"args.amount","op":"gt","value":5}]}]}}';
    const strict = parsePolicy(`{"version":"1","default":"deny","tools":${rules.replace('pay', 'create_refund')}}`);
    const { report } = await run([uriOf('intercept/events.jsonl')], { policy: strict.policy });
    expect(report.totals).toMatchObject({ unknown: 2, deny: 2, broken: 1 });
  });

  it('drops what a resumed session repeats in another file', async () => {
    const { report } = await run([uriOf('claude-code/session.jsonl'), uriOf('claude-code/session.jsonl')]);
    expect(report.totals.allow).toBe(4);
    expect(report.notes).toContainEqual(expect.stringContaining('repeated calls (6)'));
  });

  it('tells server and tool apart by the server that the policy is for', async () => {
    const { report } = await run([uriOf('claude-code/session.jsonl')], { server: 'my_files__read' });
    expect(report.byTool).toEqual([{ tool: 'raw', counts: { allow: 1, deny: 0, approve: 0, unknown: 0 } }]);
    expect(report.skippedServers).toEqual({ tracker: 3 });
  });

  it('says what was passed over, and what a reader was not sure of', async () => {
    const { report } = await run([uriOf('har/browser.har')]);
    expect(report.notes).toEqual([
      expect.stringContaining('answers (4)'),
      expect.stringContaining('went to 2 addresses'),
    ]);
  });

  it('reads a document on one line that is longer than any line of a recording may be', async () => {
    const har = JSON.parse(readFileSync(path.join(fixtures, 'har/one-line.har'), 'utf8'));
    har.log.entries[0].response.content.padding = 'x'.repeat(17 * 1024 * 1024);
    const uri = temporaryFolder().write('long.har', JSON.stringify(har));
    const { report } = await run([uri]);
    expect(report.totals).toMatchObject({ allow: 2, broken: 0 });
  });
});
