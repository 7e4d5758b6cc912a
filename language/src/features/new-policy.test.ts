import { parsePolicy } from '@mcp-policy/engine';
import { expect, test } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import { fiveTools, snapshotOf, withFacts } from '../testing.ts';
import { newPolicy } from './new-policy.ts';

const categories = withFacts('{}').categories;

function from(tools = fiveTools, options = {}) {
  const facts = snapshotOf(tools);
  return newPolicy(facts.state === 'found' ? facts.snapshot : undefined, { categories, ...options });
}

test('every tool gets its recommended rule, and what is Critical is named', () => {
  const { text, notes } = from();
  expect(JSON.parse(text)).toEqual({
    version: '1',
    default: 'deny',
    hide: ['delete_repository'],
    tools: {
      create_payment: { deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] },
      list_issues: {},
      run_command: { limits: [{ counter: 'run_command_rate', window: 'minute', max: 10, scope: 'grant' }] },
      update_issue: { limits: [{ counter: 'update_issue_rate', window: 'minute', max: 30, scope: 'grant' }] },
    },
  });
  expect(notes.join(' ')).toContain('`delete_repository`');
  expect(notes.join(' ')).toContain('`create_payment`');
});

test('nothing is to be said against a new policy', () => {
  expect(diagnose(withFacts(from().text))).toEqual([]);
});

test('without a snapshot it lists nothing, and says so', () => {
  const { text, notes } = newPolicy(undefined);
  expect(JSON.parse(text)).toEqual({ version: '1', default: 'deny', tools: {} });
  expect(notes[0]).toContain('no snapshot');
});

test('tools stand in the order of the snapshot, those that look like numbers and __proto__ too', () => {
  const names = ['10', '9', '__proto__', 'a'];
  const { text } = from(names.map((name) => ({ name })));
  expect(parsePolicy(text).document.entries.map(({ entry }) => entry.name)).toEqual(names);
});

test('tools whose names differ in case only have counters of their own', () => {
  const tools = [{ name: 'updateTask' }, { name: 'updatetask' }];
  const { text } = from(tools, {
    categories: { updateTask: { category: 'Write', reason: '' }, updatetask: { category: 'Write', reason: '' } },
  });
  expect([...text.matchAll(/"counter": "(.*)"/g)].map((match) => match[1])).toEqual([
    'updatetask_rate',
    'updatetask_rate_2',
  ]);
});

test('the indentation is as asked for', () => {
  expect(from(fiveTools, { indent: '\t' }).text).toContain('\n\t"hide": [\n\t\t"delete_repository"\n\t],');
});
