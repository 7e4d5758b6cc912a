import { describe, expect, test } from 'vitest';
import { cursor, fiveTools, type Known, withFacts } from '../../testing.ts';
import { hoverAt } from './index.ts';

function hover(marked: string, known: Known = {}): string | undefined {
  const { text, offset } = cursor(marked);
  const contents = hoverAt(withFacts(text, known), offset)?.contents;
  return contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

const policy = (tools: string) => `{ "version": "1", "default": "deny", "tools": { ${tools} } }`;
const limit = '{ "counter": "c", "window": "minute", "max": 10, "scope": "grant" }';

describe('a tool', () => {
  test('is shown with its category, the grounds, what the policy does with it and where that is known from', () => {
    const words = hover(policy(`"run_co|mmand": { "limits": [${limit}] }`)) ?? '';
    expect(words).toContain('**`run_command`** · Execute · High risk');
    expect(words).toContain('quite sure (100 %)');
    expect(words).toContain('**Known attacks on such tools**: ASI05 Unexpected Code Execution (');
    expect(words).toContain('*OWASP MCP Top 10 (2025, beta) and OWASP Top 10 for Agentic Applications (2026).*');
    expect(words).toContain('**This policy** allows every call within its limits.\n- at most 10 calls a minute');
    expect(words).toContain('> Runs a shell command\\.');
    expect(words).toContain('**Recommended**: limit it to 10 calls per minute.');
    expect(words).toContain('*Snapshot of `github`, 3 days old, from `npx -y github-server`.*');
  });

  test('begins with what an author decides by, and says why once', () => {
    const words = hover(policy(`"delete_re|pository": {}`), { categories: {} }) ?? '';
    const parts = words.split('\n\n').map((part) => /^\*\*([^*]+)\*\*/.exec(part)?.[1]);
    expect(parts.slice(0, 4)).toEqual(['`delete_repository`', 'This policy', 'Recommended', 'Why Critical']);
    expect(words.match(/the name begins with the verb «delete»/g)).toHaveLength(1);
    expect(hover(policy('"delete_re|pository": {}'))).toContain('**Why Critical**: Set by the test');
  });

  test('in hide is shown as the same tool', () => {
    const words = hover('{ "version": "1", "default": "allow", "hide": ["delete_re|pository"] }') ?? '';
    expect(words).toContain('Destructive · Critical risk');
    expect(words).toContain('**This policy** denies every call');
  });

  test('whose rules read arguments is told rule by rule', () => {
    const rule = '"deny_if": [{ "conditions": [{ "path": "args.amount", "op": "gt", "value": 10.50 }] }]';
    const words = hover(policy(`"create_pay|ment": { ${rule} }`)) ?? '';
    expect(words).toContain('decides by the arguments.\n- denied if `args.amount` is a number greater than `10.50`');
  });

  test('shows its arguments', () => {
    const inputSchema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, b: { type: ['number', 'null'] } },
    };
    const words = hover(policy('"t|": {}'), { tools: [{ name: 't', inputSchema }] }) ?? '';
    expect(words).toContain('- `a`: string, required\n- `b`: number or null');
  });

  test('that the server does not have, or that is known by name only, says so', () => {
    expect(hover(policy('"no_such|": {}'))).toContain('No such tool in the snapshot');
    expect(hover(policy('"delete_|all": {}'), { tools: false })).toContain('Judged by its name alone');
  });

  test('in a policy with errors is shown all the same', () => {
    expect(hover('{ "tools": { "list_|issues": {} } }')).toContain('has errors, so it decides nothing yet');
  });
});

test('nothing that a server wrote is obeyed by the renderer', () => {
  const hostile = '![x](https://a.example/x.png) [run](command:x) <img src=x onerror=y>\n\n# big\n\u202e';
  const tools = [
    {
      name: 'a`b',
      title: hostile,
      description: hostile,
      inputSchema: { properties: { [hostile]: { type: hostile } } },
    },
  ];
  const words = hover(policy('"a`|b": {}'), { tools }) ?? '';
  const bare = words
    .replace(/(`+)[^`][\s\S]*?\1/g, '')
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/&(#\d+|amp|lt|gt);/g, '');
  expect(bare).not.toMatch(/!\[|\]\(|command:|<img|^\s*#|\u202e/m);
});

describe('conditions', () => {
  const rule = (list: string, condition: string) =>
    policy(`"pay": { "${list}": [{ "conditions": [{ ${condition} }] }] }`);
  const pay = { name: 'pay', inputSchema: { properties: { amount: { type: 'number', description: 'In *cents*.' } } } };

  test('an operator is told in words, with what happens when the argument is missing or of another type', () => {
    const words = hover(rule('deny_if', '"path": "args.amount", "op": "g|t", "value": 10'), { tools: [pay] }) ?? '';
    expect(words).toContain('A number greater than `value`.');
    expect(words).toContain('holds when `args.amount` is a number greater than `10`');
    expect(words).toContain('does **not** deny');
    expect(words).toContain('counts as holding');
  });

  test('in require a missing argument denies', () => {
    expect(hover(rule('require', '"path": "args.amount", "op": "g|t", "value": 10'))).toContain(
      'so the call is denied',
    );
  });

  test('an argument is told by its schema', () => {
    const words = hover(rule('deny_if', '"path": "args.am|ount", "op": "gt", "value": 10'), { tools: [pay] }) ?? '';
    expect(words).toContain('`amount`: number, optional: a call may leave it out');
    expect(words).toContain('> In \\*cents\\*\\.');
    expect(hover(rule('deny_if', '"path": "args.amuont|", "op": "gt", "value": 10'), { tools: [pay] })).toContain(
      'not in the input schema',
    );
  });
});

describe('limits', () => {
  test('are told in words, with the worst case at a boundary', () => {
    const words = hover(policy(`"run_command": { "limits": [${limit.replace('"max"', '"m|ax"')}] }`)) ?? '';
    expect(words).toContain('at most 10 calls a minute, for each grant');
    expect(words).toContain('in the worst case 20 calls pass within moments');
  });

  test('that share a count say with whom', () => {
    const text = policy(`"a": { "limits": [${limit}] }, "b": { "limits": [${limit.replace('"c"', '"c|"')}] }`);
    expect(hover(text)).toContain('shared by `a`, `b`');
  });

  test('on an amount keep its decimals', () => {
    const spend =
      '{ "counter": "s", "window": "day", "m|ax": 0.75, "scope": "grant", "increment_from": "args.amount" }';
    expect(hover(policy(`"a": { "limits": [${spend}] }`))).toContain('1.5 in all');
  });
});

test('keys and values of enumerations are told in the words of the schema', () => {
  expect(hover('{ "def|ault": "deny" }')).toContain('**Default**');
  expect(hover('{ "default": "de|ny" }')).toContain('`"deny"`: Only tools');
  expect(hover(policy('"a": { "deny|_if": [] }'))).toContain('walks round it');
});

test.each(['{ | }', '|', '{ "version"|', '{ "hide": ["*|"] }', '{ "x": { "y|": 1 } }'])(
  'nothing is known of %j',
  (marked) => {
    expect(() => hover(marked)).not.toThrow();
  },
);

test('every place of a policy can be hovered', () => {
  const text = policy(`"create_payment": { "limits": [${limit}], "deny_if": [{ "conditions": [] }] }`);
  const facts = withFacts(text, { tools: fiveTools });
  for (let offset = 0; offset <= text.length; offset++) expect(() => hoverAt(facts, offset)).not.toThrow();
});

test('`default` is told with the tools that it decides', () => {
  expect(
    hover('{ "version": "1", "def|ault": "deny", "hide": ["delete_repository"], "tools": { "list_issues": {} } }'),
  ).toContain(
    'It denies 3 of the 5 tools of `github` (snapshot 3 days old) (1 Critical, 1 High, 1 Medium): `create_payment`, `run_command`, `update_issue`.',
  );
  expect(hover('{ "version": "1", "default": "al|low", "tools": {} }')).toContain('It lets through 5 of the 5 tools');
  expect(hover('{ "default": "al|low", "hide": ["*"] }')).toContain('It decides none of the 5 tools');
  expect(hover('{ "default": "al|low" }', { tools: false })).not.toContain('It ');
});

test('a message is shown as the agent reads it, and obeyed by nobody', () => {
  const text = policy('"a": { "deny_if": [{ "conditions": [], "on_deny": "N|o ![x](https://a.example)." }] }');
  expect(hover(text)).toContain('\\[POLICY DENIED\\] No');
  expect(hover(text)).not.toContain('![x](');
});

test('a window of an hour is told as people say it', () => {
  expect(hover(policy(`"a": { "limits": [${limit.replace('"minute"', '"ho|ur"')}] }`))).toContain('10 calls an hour,');
});
