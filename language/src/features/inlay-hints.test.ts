import { expect, test } from 'vitest';
import { withFacts } from '../testing.ts';
import { hintTooltip, inlayHints } from './inlay-hints.ts';

const policy = `{
  "version": "1",
  "default": "deny",
  "hide": ["delete_repository"],
  "tools": {
    "create_payment": { "approve_if": [{ "conditions": [{ "path": "args.x", "op": "exists", "value": true }] }] },
    "delete_repository": {},
    "list_issues": {},
    "run_command": { "limits": [{ "counter": "c", "window": "day", "max": 1, "scope": "grant" }] },
    "update_issue": {},
    "no_such_tool": {}
  }
}`;

const hints = (text: string, from = 0, to = text.length) =>
  inlayHints(withFacts(text), from, to).map(({ position, label }) => [position.line, label]);

test('behind each tool stand its effect and its level', () => {
  expect(hints(policy)).toEqual([
    [5, 'by arguments · Critical'],
    [6, 'hidden · Critical'],
    [7, 'allowed · Low'],
    [8, 'allowed within limits · High'],
    [9, 'allowed · Medium'],
    [10, 'allowed'],
  ]);
});

test('only the tools that begin in the range are looked at', () => {
  const from = policy.indexOf('"delete_repository": {}');
  expect(hints(policy, from, policy.indexOf('"run_command"') - 1)).toEqual([
    [6, 'hidden · Critical'],
    [7, 'allowed · Low'],
  ]);
});

test('a policy with errors has no effect, and tools in it have a level still', () => {
  expect(hints('{ "tools": { "list_issues": { "limit": [] }, "": {}, "run')).toEqual([[0, 'Low']]);
});

test('a hint tells on request what a hover tells', () => {
  expect(hintTooltip(withFacts(policy), 'run_command').value).toContain('**`run_command`** · Execute · High risk');
});
