import { type Problem, rangeOf, type Severity, type ToolEntry } from '@mcp-policy/engine';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { isFixable } from './fixes/index.ts';
import { indexOf, isHidden, type PolicyIndex } from './judgement/policy-index.ts';
import { type KnownTools, knownTools, riskOf } from './judgement/tools.ts';
import { catalogue } from './rules/catalogue.ts';
import type { EntryInputs, EntryRule, PolicyRule, Rule, RuleFinding } from './rules/contract.ts';
import { rules } from './rules/index.ts';
import { type RuleNames, reportSuppressions } from './suppressions/report.ts';
import { type Accepted, suppress } from './suppressions/suppress.ts';

const entryRules = rules.filter((rule): rule is EntryRule => rule.scope === 'entry');
const ruleNames: RuleNames = {
  known: new Set(catalogue.map(({ code }) => code)),
  fixed: new Set(catalogue.filter(({ fixed }) => fixed).map(({ code }) => code)),
};
const policyRules = rules.filter((rule): rule is PolicyRule => rule.scope === 'policy');

interface Found {
  readonly rule: Rule;
  readonly finding: RuleFinding;
}

const kept = new WeakMap<ToolEntry, { readonly inputs: EntryInputs; readonly found: readonly Found[] }>();

/** All that was found in a policy. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What a suppression in `config.json` takes out of them. */
  readonly accepted: readonly Accepted[];
}

/** What an author should be told: `findings` of `diagnoseAll`. */
export function diagnose(facts: Facts): readonly Finding[] {
  return diagnoseAll(facts).findings;
}

/**
 * Everything that an author should be told about a policy, in the order of the text: problems of form, then what the
 * rules find, with the severities that the user has set, less what somebody has accepted. Pure; what an edit did not touch is not looked at again.
 */
export function diagnoseAll(facts: Facts): Diagnosis {
  const index = indexOf(facts.parsed);
  const { document } = index;
  const findings: Finding[] = facts.parsed.problems.flatMap((problem) => ofProblem(facts, problem));
  const errorsOfForm = new Set(findings.filter(({ code }) => ruleNames.fixed.has(code)));
  const add = ({ rule, finding }: Found, base: number) => {
    const severity = severityOf(facts, rule.code, finding.severity ?? rule.severity);
    if (severity !== 'off') findings.push(place(rule.code, finding, severity, base));
  };
  const tools = knownTools(facts);
  for (const { entry, offset } of document.entries) {
    for (const found of checkEntry(inputsOf(facts, tools, index, entry))) add(found, offset);
  }
  for (const rule of policyRules) {
    if (severityOf(facts, rule.code, rule.severity) === 'off') continue;
    for (const finding of rule.check({ facts, index })) add({ rule, finding }, 0);
  }
  const suppressed = suppress(facts, findings, errorsOfForm);
  const own = reportSuppressions(facts, suppressed, ruleNames, (code, severity) => severityOf(facts, code, severity));
  return { findings: [...suppressed.findings, ...own].sort(inOrder), accepted: suppressed.accepted };

  function place(code: string, finding: RuleFinding, severity: Severity, base: number): Finding {
    return {
      code,
      severity,
      message: finding.message,
      range: rangeOf(document, finding.span, base),
      ...(finding.tags === undefined ? {} : { tags: finding.tags }),
      ...(finding.data === undefined ? {} : { data: finding.data }),
      fixable: isFixable(code, finding.data),
    };
  }
}

/** The set severity of a rule, else its own. */
function severityOf(facts: Facts, code: string, own: Severity): Severity | 'off' {
  return (Object.hasOwn(facts.severities, code) ? facts.severities[code] : undefined) ?? own;
}

/** An error of form leaves no policy to decide by: no setting makes it less. A remark on the form is a rule like others. */
function ofProblem(facts: Facts, { code, severity: own, message, range, data }: Problem): readonly Finding[] {
  const severity = own === 'error' ? own : severityOf(facts, code, own);
  if (severity === 'off') return [];
  return [{ code, severity, message, range, ...(data === undefined ? {} : { data }), fixable: isFixable(code, data) }];
}

function inputsOf(facts: Facts, tools: KnownTools | undefined, index: PolicyIndex, entry: ToolEntry): EntryInputs {
  return {
    entry,
    tool: tools?.byName.get(entry.name),
    risk: riskOf(facts, entry.name),
    hidden: isHidden(index, entry.name),
    sharedCap: index.sharedCap,
    snapshotKnown: tools !== undefined,
  };
}

function checkEntry(inputs: EntryInputs): readonly Found[] {
  const before = kept.get(inputs.entry);
  if (before && same(before.inputs, inputs)) return before.found;
  const found = entryRules.flatMap((rule) => rule.check(inputs).map((finding) => ({ rule, finding })));
  kept.set(inputs.entry, { inputs, found });
  return found;
}

function same(a: EntryInputs, b: EntryInputs): boolean {
  return (
    a.entry === b.entry &&
    a.tool === b.tool &&
    a.risk === b.risk &&
    a.hidden === b.hidden &&
    a.sharedCap === b.sharedCap &&
    a.snapshotKnown === b.snapshotKnown
  );
}

function inOrder(a: Finding, b: Finding): number {
  return (
    a.range.start.offset - b.range.start.offset ||
    a.range.end.offset - b.range.end.offset ||
    (a.code === b.code ? 0 : a.code < b.code ? -1 : 1)
  );
}
