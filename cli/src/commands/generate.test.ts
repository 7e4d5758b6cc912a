import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

/** Thirty minutes, with a call of `pay` in each, and one of `delete_note` in the first. */
const payments = Array.from({ length: 30 }, (_, minute) => {
  const ts = `2026-11-20T09:${String(minute).padStart(2, '0')}:00Z`;
  const currency = minute % 3 === 0 ? 'usd' : 'eur';
  return { ts, tool: 'list_invoices', arguments: { currency, amount: 100 + minute * 7.5 } };
});
const line = (call: object) => `${JSON.stringify({ v: 1, ...call })}\n`;
const recorded = payments.map(line).join('');
const deletion = line({ ts: '2026-11-20T09:00:01Z', tool: 'delete_note', arguments: { id: 7 } });
const snapshotOf = (server: string) =>
  JSON.stringify({
    v: 1,
    server,
    source: { type: 'stdio', command: server, args: [] },
    takenAt: '2026-11-17T09:00:00.000Z',
    tools: [{ name: 'list_invoices', description: 'Lists invoices.', inputSchema: { type: 'object' } }],
  });

describe('mcp-policy generate', () => {
  it('prints a policy of what was called, and says on standard error what a person has to decide', async () => {
    const folder = folderWith({ 'calls.jsonl': recorded + deletion });
    const { code, out, err } = await folder.run('generate', '--calls', 'calls.jsonl');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      description: 'Generated from 31 recorded calls on 2026-11-20: allows what they needed.',
      version: '1',
      default: 'deny',
      tools: {
        delete_note: {},
        list_invoices: {
          require: [
            { conditions: [{ path: 'args.currency', op: 'in', value: ['eur', 'usd'] }] },
            {
              conditions: [
                { path: 'args.amount', op: 'gte', value: 100 },
                { path: 'args.amount', op: 'lte', value: 320 },
              ],
            },
          ],
          limits: [{ counter: 'list_invoices_rate', window: 'minute', max: 2, scope: 'grant' }],
        },
      },
    });
    expect(err).toContain('From 31 calls in calls.jsonl.');
    expect(err).toContain('`delete_note` is allowed although its risk is Critical');
    expect(err).toContain('`delete_note` (Critical, Destructive) was called once only');
  });

  it('writes what simulate denies nothing of', async () => {
    const folder = folderWith({ 'calls.jsonl': recorded + deletion });
    expect((await folder.run('generate', '--calls', 'calls.jsonl', '--out', 'policy.json')).code).toBe(0);
    const replay = ['simulate', 'policy.json', '--calls', 'calls.jsonl', '--fail-on', 'deny,approve,unknown,broken'];
    expect((await folder.run(...replay)).code).toBe(0);
  });

  it('gives the policy and the remarks as JSON, numbers digit for digit', async () => {
    const big = Array.from({ length: 30 }, () => '{"v":1,"tool":"get","arguments":{"id":90071992547409931234}}\n').join(
      '',
    );
    const { out } = await folderWith({ 'calls.jsonl': big }).run(
      'generate',
      '--calls',
      'calls.jsonl',
      '--format',
      'json',
    );
    expect(out).toContain('"value": 90071992547409931234');
    expect(JSON.parse(out)).toMatchObject({
      policy: { default: 'deny', tools: { get: {} } },
      remarks: [{ about: 'no-limit', tools: ['get'] }],
      inputs: { recordings: ['calls.jsonl'] },
      counts: { counted: 30, broken: 0 },
    });
  });

  it('leaves a file alone unless it is forced', async () => {
    const folder = folderWith({ 'policy.json': 'mine', 'calls.jsonl': recorded });
    const { code, err } = await folder.run('generate', '--calls', 'calls.jsonl', '--out', 'policy.json');
    expect([code, folder.read('policy.json')]).toEqual([5, 'mine']);
    expect(err).toContain('policy.json exists and was left alone');
    expect((await folder.run('generate', '--calls', 'calls.jsonl', '--out', 'policy.json', '--force')).code).toBe(0);
    expect(folder.read('policy.json')).toContain('list_invoices');
  });

  it('asks for the server when there are calls of several, and passes over those of others', async () => {
    const folder = folderWith({
      'calls.jsonl': line({ server: 'a', tool: 'get_a' }) + line({ server: 'b', tool: 'get_b' }),
    });
    const unsaid = await folder.run('generate', '--calls', 'calls.jsonl');
    expect([unsaid.code, unsaid.out]).toEqual([2, '']);
    expect(unsaid.err).toContain('several servers: "a", "b"');
    const { out, err } = await folder.run('generate', '--calls', 'calls.jsonl', '--server', 'b');
    expect(Object.keys(JSON.parse(out).tools)).toEqual(['get_b']);
    expect(err).toContain('1 call of other servers passed over');
  });

  it("judges by the snapshot of the calls' own server", async () => {
    const folder = folderWith({
      '.mcp-policy/snapshots/billing.json': snapshotOf('billing'),
      '.mcp-policy/snapshots/other.json': snapshotOf('other'),
      'calls.jsonl': line({ server: 'billing', tool: 'list_invoices' }) + line({ server: 'billing', tool: 'gone' }),
    });
    const { err } = await folder.run('generate', '--calls', 'calls.jsonl');
    expect(err).toContain('From 2 calls of billing in calls.jsonl.\nRisk judged by a snapshot 3 days old.');
    expect(err).toContain('Not in the snapshot, so judged by the name alone: `gone`.');
  });

  it('tells broken lines', async () => {
    const folder = folderWith({ 'calls.jsonl': `${recorded}{broken\n` });
    expect((await folder.run('generate', '--calls', 'calls.jsonl')).err).toContain('calls.jsonl:31: is not JSON');
  });

  it.each([
    ['no recording', [], 2],
    ['a recording that is not there', ['--calls', 'missing.jsonl'], 5],
    ['calls that nobody answered', ['--calls', 'failed.jsonl'], 5],
    ['a snapshot that is none', ['--calls', 'failed.jsonl', '--snapshot', 'failed.jsonl'], 5],
  ])('refuses %s', async (_, args, expected) => {
    const folder = folderWith({ 'failed.jsonl': line({ tool: 'x', outcome: 'timeout' }) });
    const { code, out } = await folder.run('generate', ...args);
    expect([code, out]).toEqual([expected, '']);
  });
});
