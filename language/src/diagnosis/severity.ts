import { exact, type Severity, type UnplacedProblem } from '@mcp-policy/engine';
import type { Facts } from '../facts.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule, RuleFinding } from '../rules/contract.ts';
import { type Candidate, toldBy } from './candidate.ts';

type Severities = Facts['severities'];

const ofForm = new Set(catalogue.filter(({ fixed }) => fixed).map(({ code }) => code));

/** The set severity of a rule, else its own. */
export function severityOf(severities: Severities, code: string, own: Severity): Severity | 'off' {
  return (Object.hasOwn(severities, code) ? severities[code] : undefined) ?? own;
}

/** What a rule found and is not switched off. */
export function candidatesOf(
  severities: Severities,
  rule: Rule,
  findings: readonly RuleFinding[],
): readonly Candidate[] {
  if (findings.length === 0) return exact<Candidate>([]);
  const found = findings.flatMap((finding) => {
    const severity = severityOf(severities, rule.code, finding.severity ?? rule.severity);
    if (severity === 'off') return [];
    return { told: toldBy({ ...finding, code: rule.code, severity, ofForm: false }), span: finding.span };
  });
  return exact(found);
}

/** An error of form leaves no policy to decide by: no setting makes it less. A remark on the form is a rule like others. */
export function candidatesOfForm(severities: Severities, problems: readonly UnplacedProblem[]): Candidate[] {
  return problems.flatMap(({ code, severity: own, message, offset, length, data }) => {
    const severity = own === 'error' ? own : severityOf(severities, code, own);
    if (severity === 'off') return [];
    const span = { offset, length };
    return { told: toldBy({ code, severity, message, data, ofForm: ofForm.has(code) }), span };
  });
}
