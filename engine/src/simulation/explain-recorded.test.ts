import { expect, test } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { createRecordedExplainer } from './explain-recorded.ts';
import type { DecidedCall, RecordedCall } from './model.ts';
import { readRecordedCall } from './read-recorded-call.ts';
import { createSimulation } from './simulation.ts';

const { policy } = parsePolicy(`{ "version": "1", "default": "deny", "tools": { "pay": {
  "require": [{ "conditions": [{ "path": "args.to", "op": "exists", "value": true }] }],
  "limits": [{ "counter": "c", "window": "minute", "max": 3, "scope": "grant", "increment_from": "args.amount" }]
} } }`);

const lines = [
  { tool: 'pay', arguments: { to: 'a', amount: 2 } },
  { tool: 'pay', arguments: { to: 'a', amount: 2 }, outcome: 'rpc_error' },
  { tool: 'pay', arguments: { amount: 1 } },
  { tool: 'pay', arguments: { to: 'a', amount: 1 } },
  { tool: 'pay', argument_keys: ['to', 'amount'] },
  { tool: 'pay', arguments: { to: 'a', amount: 0.5 } },
  { tool: 'other' },
].map((call, i) => JSON.stringify({ v: 1, ts: `2026-11-20T09:00:0${i}Z`, ...call }));

test('a recorded call is explained as the simulation decides it, each at its turn', () => {
  const decided: DecidedCall[] = [];
  const simulation = createSimulation(policy, { onDecided: (call) => decided.push(call) });
  const calls: RecordedCall[] = [];
  for (const [index, line] of lines.entries()) {
    const read = readRecordedCall(line, index + 1);
    simulation.add(read);
    if (read.kind === 'call') calls.push(read.call);
  }
  simulation.finish();
  const explainer = createRecordedExplainer(policy, undefined);
  const explained = calls.map((call) => {
    const { decision } = explainer.explain(call);
    explainer.pass(call);
    return `${decision.effect} ${decision.at}`;
  });
  expect(explained).toEqual(decided.map(({ decision }) => `${decision.effect} ${decision.at}`));
  expect(explained).toEqual([
    'allow ',
    'deny /tools/pay/limits/0',
    'deny /tools/pay/require/0',
    'allow ',
    'unknown /tools/pay/require/0',
    'deny /tools/pay/limits/0',
    'deny /default',
  ]);
});
