import { describe, expect, it } from 'vitest';
import { folderWith } from '../testing/run-cli.ts';

const policy = JSON.stringify({
  version: '1',
  default: 'deny',
  tools: { pay: { limits: [{ counter: 'pay_rate', window: 'minute', max: 2, scope: 'grant' }] }, read: {} },
});
const call = (time: string, tool = 'pay') => `${JSON.stringify({ v: 1, ts: `2026-11-20T${time}Z`, tool })}\n`;
const calls = call('09:00:58') + call('09:00:59') + call('09:00:59') + call('09:01:00') + call('09:01:01', 'read');
const folder = () => folderWith({ 'policy.json': policy, 'calls.jsonl': calls });
const simulate = ['simulate', 'policy.json', '--calls', 'calls.jsonl'];

describe('limits in what mcp-policy simulate shows', () => {
  it('are the peak against max, what a boundary let through, and the first call that trips each', async () => {
    const { out } = await folder().run(...simulate);
    const row = out.split('\n').find((line) => line.includes('pay_rate') && line.includes('minute'));
    expect(row?.trim().split(/ {2,}/)).toEqual(['/tools/pay/limits/pay_rate', 'minute', '2', '3', '1', '1']);
    expect(out).toContain('/tools/pay/limits/pay_rate first denied line 3  2026-11-20T09:00:59Z  default  pay');
  });

  it('are all there as JSON', async () => {
    const { out } = await folder().run(...simulate, '--format', 'json');
    expect(JSON.parse(out).limits).toMatchObject([
      {
        rule: '/tools/pay/limits/pay_rate',
        at: '/tools/pay/limits/0',
        max: '2',
        peak: { amount: '3', grant: 'default', windowStart: '2026-11-20T09:00:00.000Z' },
        mostCharged: '2',
        denied: 1,
        firstDenied: { recording: 'calls.jsonl', line: 3, grant: 'default', tool: 'pay' },
        pastBoundary: 1,
      },
    ]);
  });

  it('are not shown for a policy without any that was touched', async () => {
    const { out } = await folderWith({ 'policy.json': policy, 'calls.jsonl': call('09:00:00', 'read') }).run(
      ...simulate,
    );
    expect(out).not.toContain('Suggested max');
  });
});
