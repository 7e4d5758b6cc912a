import { createObserver, parsePolicy } from '@mcp-policy/engine';
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
  const edits = [{ range: edit.range, newText: edit.newText }, ...(item.additionalTextEdits ?? [])];
  return applyEdits(
    text,
    edits.map((one) => fromTextEdit(facts.parsed.document, one)),
  );
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
      'args.currency: string, optional',
      'args.to: object, optional',
      'args.urgent: boolean, optional',
      'args.to.iban: string, optional',
    ]);
  });

  test('only numbers are offered to be added up', () => {
    const marked = '{ "tools": { "pay": { "limits": [{ "increment_from": "|" }] } } }';
    expect(labels(marked, { tools: [pay] })).toEqual(['args.amount']);
  });

  test('a schema that refers to itself ends', () => {
    const inputSchema = { $ref: '#/$defs/a', $defs: { a: { properties: { a: { $ref: '#/$defs/a' }, b: {} } } } };
    const found = labels(inCondition('"path": "|"'), { tools: [{ name: 'pay', inputSchema }] });
    expect(found).toEqual(['args.a', 'args.b', 'args.a.a', 'args.a.b', 'args.a.a.a', 'args.a.a.b']);
  });

  test('operators are those that can read the argument', () => {
    const operators = (path: string) => labels(inCondition(`"path": "${path}", "op": "|"`), { tools: [pay] });
    expect(operators('args.amount')).toEqual(['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'exists']);
    expect(operators('args.to.iban')).toEqual(['eq', 'neq', 'in', 'not_in', 'regex', 'contains', 'exists']);
    expect(operators('args.urgent')).toEqual(['eq', 'neq', 'in', 'not_in', 'exists']);
    expect(operators('args.to')[0]).toBe('exists');
    expect(operators('args.currency')).toEqual(operators('args.to.iban'));
    expect(operators('args.unknown')).toHaveLength(11);
  });

  test('paths go into objects, through references', () => {
    expect(labels(inCondition('"path": "args.to.|"'), { tools: [pay] })).toEqual(['args.to.iban']);
  });

  test('values come from enumerations', () => {
    const before = '"path": "args.currency", "op": "eq", "value": |';
    expect(labels(inCondition(before), { tools: [pay] })).toEqual(['"EUR"', '"USD"']);
    const list = '"path": "args.currency", "op": "in", "value": [|]';
    expect(labels(inCondition(list), { tools: [pay] })).toEqual(['"EUR"', '"USD"']);
    const whole = '"path": "args.currency", "op": "in", "value": |';
    expect(labels(inCondition(whole), { tools: [pay] })).toEqual(['["EUR", "USD"]', '[ … ]']);
    const rest = '"path": "args.currency", "op": "in", "value": ["EUR", |]';
    expect(labels(inCondition(rest), { tools: [pay] })).toEqual(['"USD"']);
    expect(labels(inCondition('"op": "exists", "value": |'))).toEqual(['true', 'false']);
    expect(labels(inCondition('"path": "args.urgent", "op": "eq", "value": |'), { tools: [pay] })).toEqual([
      'true',
      'false',
    ]);
  });
});

describe('recorded calls', () => {
  const observer = createObserver();
  const record = (tool: string, args: object) =>
    observer.add({
      ...{ line: 1, ts: 0, tsText: undefined, grant: 'g', server: undefined, argumentKeys: undefined },
      ...{ tool, argumentsText: JSON.stringify(args), outcome: 'complete' },
    });
  for (let i = 0; i < 30; i++) record('pay', { amount: i, currency: i % 3 === 0 ? 'CHF' : 'EUR', note: `n${i}` });
  record('log_in', { password: 'hunter2', user: 'sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz' });
  const recorded = { tools: new Map(observer.finish().tools.map((tool) => [tool.name, tool])) };
  const inCondition = (rest: string, tool = 'pay') =>
    `{ "tools": { "${tool}": { "deny_if": [{ "conditions": [{ ${rest} }] }] } } }`;
  const offered = (marked: string, tools: Known['tools']) =>
    complete(marked, { recorded, ...(tools === undefined ? {} : { tools }) }).list.items.map(
      ({ label, detail }) => `${label}: ${detail}`,
    );

  test('add the values that were seen to those of the schema', () => {
    expect(offered(inCondition('"path": "args.currency", "op": "eq", "value": |'), [pay])).toEqual([
      '"EUR": undefined',
      '"USD": undefined',
      '"CHF": seen in 10 recorded calls',
    ]);
    expect(offered(inCondition('"path": "args.amount", "op": "gt", "value": |'), [pay])).toEqual([
      '29: the most that was recorded',
      '0: the least that was recorded',
    ]);
  });

  test('give paths and names where no schema does', () => {
    expect(offered(inCondition('"path": "|"'), false)).toEqual([
      'args.amount: seen in 30 of 30 recorded calls',
      'args.currency: seen in 30 of 30 recorded calls',
      'args.note: seen in 30 of 30 recorded calls',
    ]);
    expect(offered(inCondition('"path": "|"'), [{ name: 'pay', inputSchema: { type: 'object' } }])).toEqual([]);
    expect(offered('{ "hide": ["|"] }', false)).toEqual([
      'log_in: Execute · High · called 1 time',
      'pay: Financial · Critical · called 30 times',
    ]);
    expect(offered('{ "hide": ["|"] }', [pay])).toEqual(['pay: Financial · Critical']);
  });

  test('never give a value that looks like a secret', () => {
    const values = (path: string) =>
      labels(inCondition(`"path": "${path}", "op": "eq", "value": |`, 'log_in'), { recorded, tools: false });
    expect(values('args.password')).toEqual([]);
    expect(values('args.user')).toEqual([]);
  });
});

describe('a missing comma', () => {
  test('is written with what comes behind it', () => {
    expect(accept('{ "version": "1"\n  | }', 'default')).toMatch(/^\{ "version": "1",\n {2}"default": "/);
    expect(accept('{ "version": "1"\n  "def| }', 'default')).toMatch(/^\{ "version": "1",\n {2}"default": "/);
    expect(accept('{ "version": "1"\n  def| "tools": {} }', 'default')).toMatch(/"1",\n {2}"default": "\w+", "tools"/);
    expect(accept('{ "hide": ["x" | "y"] }', 'delete_repository')).toBe('{ "hide": ["x", "delete_repository", "y"] }');
    expect(accept('{ "hide": []| }', 'default')).toMatch(/^\{ "hide": \[\],"default"/);
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

test.each(['{ "a": 1 2| }', '{ "version": "1" } |', '{ /* | */ }', '{ "version" | : "1" }', '{ "version": | "1" }'])(
  'nothing is offered where nothing may stand: %s',
  (marked) => {
    expect(labels(marked)).toEqual([]);
  },
);

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

test('every completion beside a missing comma makes it no worse', () => {
  let count = 0;
  for (const { index } of sample.matchAll(/,/g)) {
    const text = sample.slice(0, index) + sample.slice(index + 1);
    for (const offset of [index, index + 1]) count += acceptAll(text, offset);
  }
  expect(count).toBeGreaterThan(50);
});

test('every completion in a file with Windows line ends leaves valid JSON', () => {
  const text = sample.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
  let count = 0;
  // No cursor stands between the two characters of a line end.
  for (let offset = 0; offset <= text.length; offset++) if (text[offset] !== '\n') count += acceptAll(text, offset);
  expect(count).toBeGreaterThan(500);
});
