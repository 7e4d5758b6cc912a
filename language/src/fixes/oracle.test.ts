import { compilePolicy, type Effect, parsePolicy } from '@mcp-policy/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose as diagnoseAnew } from '../diagnosis/diagnose.ts';
import { applyEdits, overlap } from '../edits/edit.ts';
import { styleOf } from '../edits/style.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { keySpan } from '../rules/contract.ts';
import { fiveTools, withFacts } from '../testing.ts';
import { checkOffers } from './check-arguments.ts';
import type { Fix } from './contract.ts';
import { fixAll } from './fix-all.ts';
import { fixProviders, providersOf } from './index.ts';

const diagnosed = new WeakMap<Facts, readonly Finding[]>();

/** What is found, once for each policy: it is asked for with every fix. */
function diagnose(facts: Facts): readonly Finding[] {
  const findings = diagnosed.get(facts) ?? diagnoseAnew(facts);
  diagnosed.set(facts, findings);
  return findings;
}

/** The engine judges the fixes: what a fix says of itself must be so for calls of every tool and any arguments. */

/** The five, one of them with arguments that can be checked. */
const command = { type: 'string' };
const seconds = { type: 'integer', maximum: 600 };
const mode = { enum: ['plan', 'apply', 'destroy'] };
const tools = fiveTools.map((tool) =>
  tool.name === 'run_command'
    ? { ...tool, inputSchema: { type: 'object', properties: { command, seconds, mode } } }
    : tool,
);
const names = [...fiveTools.map((tool) => tool.name), 'delete_repo', 'run_comand', '__proto__'];
const argumentSets = [
  { path: '/docs' },
  { path: 'x/docs/y', amount: 1 },
  {},
  { amount: 5 },
  { amount: 50_000 },
  { amount: '50000' },
  { reason: 'x', amount: 5 },
  { command: 'git status', seconds: 5, mode: 'plan' },
  { command: 'a; b', seconds: '5', mode: 'destroy' },
];

const condition = fc.constantFrom(
  { path: 'args.amount', op: 'gt', value: 10_000 },
  { path: 'args.reason', op: 'exists', value: true },
  { path: 'args.amount', op: 'in', value: [5, 6] },
  { path: 'args.amount', op: 'lt', value: 5 },
  { path: 'args.path', op: 'regex', value: '/docs' },
);
const message = fc.constantFrom('No.', 'Not for you: delete_repository is not to be used.');
const ruleOf = (minLength: number) =>
  fc.record(
    { conditions: fc.array(condition, { minLength, maxLength: 2 }), on_deny: message },
    { requiredKeys: ['conditions'] },
  );
const rule = ruleOf(1);
const anyRule = ruleOf(0);
const rules = fc.record(
  {
    require: fc.array(rule, { maxLength: 2 }),
    deny_if: fc.array(anyRule, { maxLength: 2 }),
    approve_if: fc.array(anyRule, { maxLength: 1 }),
    limits: fc.constantFrom(
      [],
      [{ counter: 'a', window: 'minute', max: 1000, scope: 'grant' }],
      [{ counter: 'b', window: 'hour', max: 5, scope: 'grant' }],
      [{ counter: 'zero', window: 'hour', max: 0, scope: 'grant' }],
      [
        { counter: 'c', window: 'minute', max: 5, scope: 'grant' },
        { counter: 'd', window: 'hour', max: 1000, scope: 'grant' },
      ],
    ),
  },
  { requiredKeys: [] },
);
const policy = fc.record(
  {
    version: fc.constant('1'),
    default: fc.constantFrom('allow', 'deny'),
    hide: fc.uniqueArray(fc.constantFrom(...names, '*'), { maxLength: 4 }),
    all_tools: fc.constant({ limits: [{ counter: 'all', window: 'minute', max: 60, scope: 'grant' }] }),
    tools: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.oneof(fc.constant({}), rules)), {
        selector: ([name]) => name,
        maxLength: 6,
      })
      .map((entries) => Object.fromEntries(entries)),
  },
  { requiredKeys: ['version', 'default'] },
);
const text = fc
  .tuple(policy, fc.constantFrom(undefined, 2, 4, '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([value, indent, eol, end]) => JSON.stringify(value, null, indent).replaceAll('\n', eol) + (end ? eol : ''));

function effects({ parsed }: Facts): readonly Effect[] {
  const compiled = compilePolicy(parsed.policy);
  return names.flatMap((tool) =>
    argumentSets.map((arguments_) => compiled.decide({ tool, arguments: arguments_ }).effect),
  );
}

/** How many findings say the same: of two rules without effect, each is one. */
const sameAs = (finding: Finding, facts: Facts) =>
  diagnose(facts).filter(
    ({ code, data }) => code === finding.code && JSON.stringify(data) === JSON.stringify(finding.data),
  ).length;

const errors = (facts: Facts) =>
  diagnose(facts)
    .filter((finding) => finding.severity === 'error')
    .map(({ code }) => code);

function check(facts: Facts, fix: Pick<Fix, 'title' | 'meaning' | 'edits'>): Facts {
  const before = facts.parsed.document.text;
  expect(overlap(fix.edits)).toBe(false);
  const after = { ...facts, parsed: parsePolicy(applyEdits(before, fix.edits)) };
  const afterText = after.parsed.document.text;
  expect(after.parsed.policy, `${fix.title}: ${afterText}`).not.toBeNull();
  // What makes a tool callable may bring to light that a misspelt name in `hide` was meant for it.
  const told = fix.meaning === 'loosens' ? ['tools/unknown-tool'] : [];
  expect(errors(after).filter((code) => ![...errors(facts), ...told].includes(code))).toEqual([]);
  const now = effects(after);
  const pairs = effects(facts).map((effect, index) => [effect, now[index]] as const);
  if (fix.meaning === 'same') expect(pairs.filter(([a, b]) => a !== b)).toEqual([]);
  if (fix.meaning === 'tightens') expect(pairs.filter(([a, b]) => a === 'deny' && b !== 'deny')).toEqual([]);
  if (fix.meaning !== 'loosens' && fix.meaning !== 'changes') expect(fix.title).not.toContain('(allows');
  if (fix.meaning === 'loosens') expect(fix.title).toContain('allows');
  // The layout stays: the ends of lines and of the file, and the indentation of what was there.
  expect(afterText.endsWith('\n')).toBe(before.endsWith('\n'));
  if (before.includes('\r\n')) expect(afterText.replaceAll('\r\n', '')).not.toContain('\n');
  if (before.includes('\n')) expect(styleOf(afterText)).toMatchObject({ indent: styleOf(before).indent });
  return after;
}

test('every fix of a random policy does what it says, and its finding goes', () => {
  let fixes = 0;
  fc.assert(
    fc.property(text, (policyText) => {
      const facts = withFacts(policyText, { tools });
      const context = { facts, index: indexOf(facts.parsed), style: styleOf(policyText) };
      for (const finding of diagnose(facts)) {
        const offered = providersOf(finding.code).flatMap((provider) => provider.one(context, finding));
        if (!finding.fixable) expect(offered).toEqual([]);
        for (const fix of offered) {
          fixes++;
          const after = check(facts, fix);
          expect(sameAs(finding, after), fix.title).toBeLessThan(sameAs(finding, facts));
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(fixes).toBeGreaterThan(400);
});

test('every check that is offered for a tool that runs something only denies more', () => {
  let offers = 0;
  fc.assert(
    fc.property(text, (policyText) => {
      const facts = withFacts(policyText, { tools });
      const context = { facts, index: indexOf(facts.parsed), style: styleOf(policyText) };
      const offered = facts.parsed.document.entries.flatMap((placed) => checkOffers(context, keySpan(placed).offset));
      for (const offer of offered) {
        expect(offer.meaning).toBe('tightens');
        check(facts, offer);
        offers++;
      }
    }),
    { numRuns: 100 },
  );
  expect(offers).toBeGreaterThan(0);
});

test('the fix for all at once does what it says', () => {
  fc.assert(
    fc.property(text, (policyText) => {
      const facts = withFacts(policyText);
      const context = { facts, index: indexOf(facts.parsed), style: styleOf(policyText) };
      for (const { all, codes } of fixProviders) {
        const findings = diagnose(facts).filter((finding) => codes.includes(finding.code));
        const fix = findings.length > 0 ? all?.fix(context, findings) : undefined;
        if (!fix) continue;
        const after = check(facts, fix);
        expect(diagnose(after).filter((finding) => codes.includes(finding.code))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

test('fixing everything never allows a call that was denied, and a second time changes nothing', () => {
  fc.assert(
    fc.property(text, (policyText) => {
      const facts = withFacts(policyText);
      const { edits } = fixAll(facts);
      const after = check(facts, { title: 'all', meaning: 'tightens', edits });
      expect(fixAll(after).edits).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
