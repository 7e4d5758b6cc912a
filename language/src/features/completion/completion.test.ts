import { parsePolicy } from '@mcp-policy/engine';
import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { applyEdits, fromTextEdit } from '../../edits/edit.ts';
import { cursor, type Known, withFacts } from '../../testing.ts';
import { completeAt, mostItems, resolveCompletion } from './index.ts';

const pay = {
  name: 'pay',
  description: '![x](https://a.example/x.png)',
  inputSchema: {
    type: 'object',
    required: ['amount'],
    properties: {
      amount: { type: 'number' },
      currency: { enum: ['EUR', 'USD'] },
      to: { $ref: '#/$defs/account' },
      urgent: { type: 'boolean' },
      'a.b': { type: 'string' },
    },
    $defs: { account: { type: 'object', properties: { iban: { type: 'string' } } } },
  },
};

function complete(marked: string, known: Known = {}) {
  const { text, offset } = cursor(marked);
  const facts = withFacts(text, known);
  return { facts, text, list: completeAt(facts, offset, { snippets: false }) };
}

const labels = (marked: string, known: Known = {}) => complete(marked, known).list.items.map((item) => item.label);

function accept(marked: string, label: string, known: Known = {}): string {
  const { facts, text, list } = complete(marked, known);
  return accepted(
    text,
    facts,
    list.items.find((item) => item.label === label),
  );
}

function accepted(text: string, facts: ReturnType<typeof withFacts>, item: CompletionItem | undefined): string {
  const edit = item?.textEdit;
  if (!edit || !('range' in edit)) throw new Error('no such item');
  return applyEdits(text, [fromTextEdit(facts.parsed.document, edit)]);
}

describe('keys', () => {
  test('at the top, the required ones first, and none twice', () => {
    expect(labels('{ "hide": [], | }')).toEqual(['version', 'default', '$schema', 'description', 'all_tools', 'tools']);
  });

  test('of a tool, a rule, a condition and a limit', () => {
    expect(labels('{ "tools": { "a": { | } } }')).toEqual(['require', 'deny_if', 'approve_if', 'limits']);
    expect(labels('{ "tools": { "a": { "deny_if": [{ | }] } } }')).toEqual(['conditions', 'on_deny']);
    expect(labels('{ "tools": { "a": { "deny_if": [{ "conditions": [{ "op": "eq", | }] }] } } }')).toEqual([
      'path',
      'value',
    ]);
    expect(labels('{ "all_tools": { "limits": [{ | }] } }')).not.toContain('increment_from');
  });

  test('a key comes with its value, and a comma when another follows', () => {
    expect(accept('{ "ver|" "tools": {} }', 'version')).toBe('{ "version": "1", "tools": {} }');
    expect(accept('{ | }', 'version')).toBe('{ "version": "1" }');
  });

  test('over a key that has its value, only the key is replaced', () => {
    expect(accept('{ "defau|": "deny" }', 'default')).toBe('{ "default": "deny" }');
  });

  test('in a file without white space, so does what is inserted', () => {
    expect(accept('{"version":"1","default":"deny",|}', 'hide')).toBe(
      '{"version":"1","default":"deny","hide":["tool_name"]}',
    );
  });
});

describe('names of tools', () => {
  test('in tools, with level and recommended rule', () => {
    const { list } = complete('{ "tools": { "list_issues": {}, | } }');
    expect(list.items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'create_payment: Financial · Critical',
      'delete_repository: Destructive · Critical',
      'run_command: Execute · High',
      'update_issue: Write · Medium',
    ]);
    expect(accept('{ "tools": { | } }', 'run_command')).toBe(
      '{ "tools": { "run_command": { "limits": [{ "counter": "run_command_rate", "window": "minute", "max": 10, "scope": "grant" }] } } }',
    );
  });

  test('in hide, those that are not there yet', () => {
    expect(labels('{ "hide": ["delete_repository", "|"] }')).not.toContain('delete_repository');
    expect(accept('{ "hide": ["del|"] }', 'delete_repository')).toBe('{ "hide": ["delete_repository"] }');
  });

  test('what is known of a tool comes on resolve, and its words have no effect', () => {
    const { facts, list } = complete('{ "tools": { | } }', { tools: [pay] });
    const resolved = resolveCompletion(facts, list.items[0] ?? { label: '' });
    expect(resolved.documentation).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(resolved.documentation)).not.toContain('![');
  });

  test('a server with thousands of tools gets a short list, by what is typed', () => {
    const tools = Array.from({ length: 5000 }, (_, index) => ({ name: `tool_${index}` }));
    const { list } = complete('{ "hide": ["|"] }', { tools });
    expect(list.isIncomplete).toBe(true);
    expect(list.items).toHaveLength(mostItems);
    expect(labels('{ "hide": ["tool_4321|"] }', { tools })).toEqual(['tool_4321']);
  });

  test('a name that is a snippet, a quote or a prototype is a name', () => {
    const name = '${1:x}"}\\__proto__';
    const { text, offset } = cursor('{ "hide": [|] }');
    const facts = withFacts(text, { tools: [{ name }] });
    expect(JSON.parse(accepted(text, facts, completeAt(facts, offset, { snippets: false }).items[0])).hide).toEqual([
      name,
    ]);
    const [item] = completeAt(facts, offset).items;
    expect(item?.textEdit?.newText).toBe(JSON.stringify(name).replace(/[\\$}]/g, '\\$&'));
  });
});

describe('arguments', () => {
  const inCondition = (rest: string) => `{ "tools": { "pay": { "deny_if": [{ "conditions": [{ ${rest} }] }] } } }`;

  test('paths come from the input schema, required ones first, those that cannot be addressed never', () => {
    const { list } = complete(inCondition('"path": "|"'), { tools: [pay] });
    expect(list.items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'args.amount: number, required',
      'args.currency: any type, optional',
      'args.to: object, optional',
      'args.urgent: boolean, optional',
    ]);
  });

  test('paths go into objects, through references', () => {
    expect(labels(inCondition('"path": "args.to.|"'), { tools: [pay] })).toEqual(['args.to.iban']);
  });

  test('values come from enumerations', () => {
    const before = '"path": "args.currency", "op": "eq", "value": |';
    expect(labels(inCondition(before), { tools: [pay] })).toEqual(['"EUR"', '"USD"']);
    const list = '"path": "args.currency", "op": "in", "value": [|]';
    expect(labels(inCondition(list), { tools: [pay] })).toEqual(['"EUR"', '"USD"']);
    expect(labels(inCondition('"op": "exists", "value": |'))).toEqual(['true', 'false']);
    expect(labels(inCondition('"path": "args.urgent", "op": "eq", "value": |'), { tools: [pay] })).toEqual([
      'true',
      'false',
    ]);
  });
});

test('enumerations are offered with their meaning', () => {
  const { list } = complete('{ "default": | }');
  expect(list.items.map((item) => item.label)).toEqual(['allow', 'deny']);
  expect(list.items[1]?.documentation).toMatchObject({ kind: 'markdown' });
  expect(labels('{ "tools": { "a": { "limits": [{ "window": "|" }] } } }')).toEqual(['minute', 'hour', 'day']);
});

test('a free counter of its own is offered before those that would be shared', () => {
  const limit = '{ "counter": "shared", "window": "day", "max": 1, "scope": "grant" }';
  const text = `{ "tools": { "a": { "limits": [${limit}] }, "b": { "limits": [{ "counter": "|" }] } } }`;
  expect(labels(text).slice(0, 2)).toEqual(['b_rate', 'shared']);
});

test('an empty file offers a whole policy', () => {
  expect(JSON.parse(accept('|', 'New policy'))).toMatchObject({ version: '1', default: 'deny' });
});

test.each([
  '{ "a": 1 | }',
  '{ "version": "1" } |',
  '{ /* | */ }',
  '{ "hide": ["a" | "b"] }',
  '{ "version" | : "1" }',
  '{ "version": | "1" }',
])('nothing is offered where nothing may stand: %s', (marked) => {
  expect(labels(marked)).toEqual([]);
});

const sample = `{
  "$schema": "mcp-policy:policy/1",
  "version": "1",
  "default": "deny",
  "hide": ["delete_repository", "x"],
  "all_tools": { "limits": [ { "counter": "all", "window": "hour", "max": 600, "scope": "grant" } ] },
  "tools": {
    "list_issues": {},
    "create_payment": {
      "require": [ { "conditions": [ { "path": "args.reason", "op": "exists", "value": true } ] } ],
      "deny_if": [ { "conditions": [], "on_deny": "Requires human approval." } ]
    },
    "run_command": {
      "limits": [
        { "counter": "run", "window": "minute", "max": 10, "scope": "grant", "increment_from": "args.cost" }
      ]
    }
  }
}
`;

const faults = (text: string) =>
  parsePolicy(text).problems.filter((problem) => problem.code.startsWith('syntax/')).length;

/** Accepts every completion at an offset; how many there were. */
function acceptAll(text: string, offset: number): number {
  const facts = withFacts(text);
  const before = faults(text);
  const { items } = completeAt(facts, offset, { snippets: false });
  for (const item of items) {
    const after = accepted(text, facts, item);
    if (faults(after) > before) throw new Error(`worse at ${offset}, ${item.label}:\n${after}`);
  }
  return items.length;
}

test('every completion, accepted at every position of a policy, leaves valid JSON', () => {
  let count = 0;
  for (let offset = 0; offset <= sample.length; offset++) count += acceptAll(sample, offset);
  expect(count).toBeGreaterThan(500);
});

test('every completion at the end of a half-typed policy makes it no worse', () => {
  let count = 0;
  for (let end = 0; end < sample.length; end++) count += acceptAll(sample.slice(0, end), end);
  expect(count).toBeGreaterThan(500);
});
