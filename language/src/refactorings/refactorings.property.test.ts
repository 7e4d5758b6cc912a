import { compilePolicy, createCounters, type Decision, parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import { applyEdits, overlap } from '../edits/edit.ts';
import { styleOf } from '../edits/style.ts';
import type { Facts } from '../facts.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { fiveTools, withFacts } from '../testing.ts';
import type { Refactoring } from './contract.ts';
import { refactoringsAt } from './index.ts';

/** The engine judges what is rewritten: calls of every tool, one after the other, so that counts are in it too. */

const names = [...fiveTools.map((tool) => tool.name), 'tomorrow', '__proto__'];
const argumentSets = [{}, { amount: 5 }, { amount: 50_000, path: 'a/b' }, { amount: '5', path: 'b' }, { reason: 'x' }];

const condition = fc.constantFrom(
  { path: 'args.amount', op: 'gt', value: 10_000 },
  { path: 'args.reason', op: 'exists', value: true },
  { path: 'args.path', op: 'regex', value: '^a' },
);
const rule = (minLength: number) =>
  fc.record(
    {
      conditions: fc.array(condition, { minLength, maxLength: 3 }),
      on_deny: fc.constantFrom('Requires human approval.', 'No.'),
    },
    { requiredKeys: ['conditions'] },
  );
const limits = fc.constantFrom(
  [],
  [{ counter: 'own', window: 'minute', max: 2, scope: 'grant' }],
  [{ counter: 'shared', window: 'minute', max: 3, scope: 'grant' }],
  [{ counter: 'shared', window: 'minute', max: 4, scope: 'grant' }],
);
const rules = fc.oneof(
  fc.constant({}),
  fc.constant({ deny_if: [{ conditions: [], on_deny: 'Requires human approval.' }] }),
  fc.constant({ deny_if: [{ conditions: [] }] }),
  limits.map((list) => ({ limits: list })),
  fc.record(
    {
      require: fc.array(rule(1), { maxLength: 2 }),
      deny_if: fc.array(rule(0), { maxLength: 2 }),
      approve_if: fc.array(rule(1), { maxLength: 1 }),
      limits,
    },
    { requiredKeys: [] },
  ),
);
const policy = fc.record(
  {
    version: fc.constant('1'),
    default: fc.constantFrom('allow', 'deny'),
    hide: fc.uniqueArray(fc.constantFrom(...names, '*'), { maxLength: 4 }),
    tools: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...names), rules), { selector: ([name]) => name, maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
  },
  { requiredKeys: ['version', 'default'] },
);
const text = fc
  .tuple(policy, fc.constantFrom(undefined, 2, 4, '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([value, indent, eol, end]) => JSON.stringify(value, null, indent).replaceAll('\n', eol) + (end ? eol : ''));

const calls = names.flatMap((tool) => argumentSets.map((args) => ({ tool, arguments: args })));

/** Every call on its own, and then all of them in a row with counters. */
function decisions({ parsed }: Facts): readonly Decision[] {
  const compiled = compilePolicy(parsed.policy);
  const counters = createCounters({ now: () => 0 });
  return [...calls.map((call) => compiled.decide(call)), ...calls.map((call) => compiled.decide(call, counters))];
}

const toolOf = (index: number) => calls[index % calls.length]?.tool ?? '';

function check(facts: Facts, { title, kind, meaning, edits }: Refactoring): Facts {
  const before = facts.parsed.document.text;
  expect(overlap(edits)).toBe(false);
  const after = { ...facts, parsed: parsePolicy(applyEdits(before, edits)) };
  const text = after.parsed.document.text;
  expect(after.parsed.policy, `${title}: ${text}`).not.toBeNull();
  const old = decisions(facts);
  const pairs = decisions(after).map(({ effect }, index) => [old[index]?.effect, effect, toolOf(index)] as const);
  if (meaning === 'same') expect(pairs.filter(([a, b]) => a !== b)).toEqual([]);
  if (meaning === 'tightens') expect(pairs.filter(([a, b]) => a === 'deny' && b !== 'deny')).toEqual([]);
  if (meaning === 'loosens') expect(title).toContain('allows');
  // What the snapshot has is decided as before; what it has not is denied.
  if (kind === 'denyByDefault') {
    const listed = new Set(fiveTools.map((tool) => tool.name));
    const named = indexOf(facts.parsed).entries;
    expect(pairs.filter(([a, b, tool]) => a !== b && (listed.has(tool) || named.has(tool)))).toEqual([]);
  }
  expect(text.endsWith('\n')).toBe(before.endsWith('\n'));
  if (before.includes('\r\n')) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  if (before.includes('\n')) expect(styleOf(text)).toMatchObject({ indent: styleOf(before).indent });
  else expect(text).not.toContain('\n');
  return after;
}

const contextOf = (facts: Facts) => ({
  facts,
  index: indexOf(facts.parsed),
  style: styleOf(facts.parsed.document.text),
});

test('every rewriting of a random policy does what it says of itself', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      text,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (policyText, a, b) => {
        const facts = withFacts(policyText);
        const places = [a, b].map((part) => Math.floor(part * policyText.length)).sort((x, y) => x - y);
        const [start = 0, end = start] = places;
        const names = ['"default": ', '"tools"', '"hide": ', '"counter"', '"conditions"'].map(
          (key) => policyText.indexOf(key.trim()) + key.length,
        );
        for (const selection of [
          { start, end },
          { start, end: start },
          ...names.map((at) => ({ start: at, end: at })),
        ]) {
          for (const refactoring of refactoringsAt(contextOf(facts), selection)) {
            seen.set(refactoring.kind, (seen.get(refactoring.kind) ?? 0) + 1);
            check(facts, refactoring);
          }
        }
      },
    ),
    { numRuns: 250 },
  );
  expect([...seen.keys()].sort()).toEqual([
    'askPerson',
    'denyByDefault',
    'denyHidden',
    'hideDenied',
    'ownCounter',
    'shareCounter',
    'sortTools',
    'splitRequire',
  ]);
});

test('sorting sorts, keeps every entry as it is, and a second time there is nothing to sort', () => {
  fc.assert(
    fc.property(text, (policyText) => {
      const facts = withFacts(policyText);
      const at = policyText.indexOf('"tools"') + 1;
      const sort = refactoringsAt(contextOf(facts), { start: at, end: at }).find(({ kind }) => kind === 'sortTools');
      if (!sort || at === 0) return;
      const after = check(facts, sort);
      const entries = after.parsed.document.entries.map(({ entry }) => entry);
      expect(entries.map(({ name }) => name)).toEqual(entries.map(({ name }) => name).sort());
      const texts = (one: Facts) => one.parsed.document.entries.map(({ entry }) => entry.text).sort();
      expect(texts(after)).toEqual(texts(facts));
      expect(
        diagnose(after)
          .map(({ code }) => code)
          .sort(),
      ).toEqual(
        diagnose(facts)
          .map(({ code }) => code)
          .sort(),
      );
      expect(
        refactoringsAt(contextOf(after), { start: at, end: at }).filter(({ kind }) => kind === 'sortTools'),
      ).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
