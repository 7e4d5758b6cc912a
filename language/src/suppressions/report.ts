import { rangeOf, type Severity } from '@mcp-policy/engine';
import type { Facts, Suppression } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { indexOf } from '../judgement/policy-index.ts';
import { plain, quoteName } from '../words/quote.ts';
import type { Suppressed } from './suppress.ts';

export const unusedSuppression = {
  code: 'config/unused-suppression',
  severity: 'warning',
  summary: 'A suppression in `config.json` hides nothing.',
} as const;

export const expiredSuppression = {
  code: 'config/expired-suppression',
  severity: 'warning',
  summary: 'The last day of a suppression in `config.json` is over.',
} as const;

/** Whether a rule exists, and whether its findings are errors of form. */
export interface RuleNames {
  readonly known: ReadonlySet<string>;
  readonly fixed: ReadonlySet<string>;
}

type SeverityOf = (code: string, own: Severity) => Severity | 'off';

/** What is to be said of the suppressions themselves, at the start of the policy: their own file is another one. */
export function reportSuppressions(
  facts: Facts,
  { idle, expired }: Suppressed,
  rules: RuleNames,
  severityOf: SeverityOf,
): readonly Finding[] {
  const { document } = indexOf(facts.parsed);
  const start = document.root?.offset ?? 0;
  const range = rangeOf(document, { offset: start, length: Math.min(1, document.text.length - start) });
  const finding = (rule: typeof unusedSuppression | typeof expiredSuppression, message: string): readonly Finding[] => {
    const severity = severityOf(rule.code, rule.severity);
    return severity === 'off' ? [] : [{ code: rule.code, severity, message, range, fixable: false }];
  };
  return [
    ...expired.flatMap((suppression) =>
      finding(
        expiredSuppression,
        `The ${inWords(suppression)} ended on ${plain(suppression.until ?? '', 20)}, so what it hid is reported again. Its reason was: ${plain(suppression.reason, 200)}. Look at it anew: fix the finding, or set another day in \`.mcp-policy/config.json\`.`,
      ),
    ),
    ...idle.flatMap((suppression) => {
      const why = whyIdle(facts, suppression, rules, severityOf);
      return why === undefined
        ? []
        : finding(
            unusedSuppression,
            `The ${inWords(suppression)} hides nothing: ${why}. Take it out of \`.mcp-policy/config.json\`, lest it hide something else one day.`,
          );
    }),
  ];
}

function inWords({ rule, tool }: Suppression): string {
  return `suppression of ${quoteName(rule)}${tool === undefined ? '' : ` for ${quoteName(tool)}`}`;
}

/** Undefined when it may yet be needed: by another policy, or once everything can be checked. */
function whyIdle(
  facts: Facts,
  { rule, onlyHere }: Suppression,
  { known, fixed }: RuleNames,
  severityOf: SeverityOf,
): string | undefined {
  if (!known.has(rule)) return 'no rule has this name';
  if (fixed.has(rule)) return 'a policy with an error of form decides nothing, so such an error cannot be accepted';
  // Whether there is a snapshot, and how old it is, differs from one working copy to the next.
  if (rule.startsWith('snapshot/')) return undefined;
  const checked = facts.parsed.policy !== null && facts.snapshot.state === 'found';
  if (!onlyHere || !checked || severityOf(rule, 'warning') === 'off') return undefined;
  return 'nothing in this policy is found by that rule';
}
