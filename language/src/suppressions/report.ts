import { type Candidate, toldBy } from '../diagnosis/candidate.ts';
import { severityOf } from '../diagnosis/severity.ts';
import type { Facts, Suppression } from '../facts.ts';
import { catalogue } from '../rules/catalogue.ts';
import { plain, quoteName } from '../words/quote.ts';
import { expiredSuppression, unusedSuppression } from './rules.ts';
import type { Suppressor } from './suppress.ts';

const known = new Set(catalogue.map(({ code }) => code));
const fixed = new Set(catalogue.filter((entry) => entry.fixed).map(({ code }) => code));

/** What is to be said of the suppressions themselves, at the start of the policy: their own file is another one. */
export function reportSuppressions(facts: Facts, suppressor: Suppressor): readonly Candidate[] {
  const { document } = facts.parsed;
  const offset = document.root?.offset ?? 0;
  const span = { offset, length: Math.min(1, document.text.length - offset) };
  const candidate = (
    { code, severity: own }: typeof unusedSuppression | typeof expiredSuppression,
    message: string,
  ): readonly Candidate[] => {
    const severity = severityOf(facts.severities, code, own);
    return severity === 'off' ? [] : [{ told: toldBy({ code, severity, message, ofForm: false }), span }];
  };
  return [
    ...suppressor.expired.flatMap((suppression) =>
      candidate(
        expiredSuppression,
        `The ${inWords(suppression)} ended on ${plain(suppression.until ?? '', 20)}, so what it hid is reported again. Its reason was: ${plain(suppression.reason, 200)}. Look at it anew: fix the finding, or set another day in \`.mcp-policy/config.json\`.`,
      ),
    ),
    ...suppressor.idle().flatMap((suppression) => {
      const why = whyIdle(facts, suppression);
      return why === undefined
        ? []
        : candidate(
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
function whyIdle(facts: Facts, { rule, onlyHere }: Suppression): string | undefined {
  if (!known.has(rule)) return 'no rule has this name';
  if (fixed.has(rule)) return 'a policy with an error of form decides nothing, so such an error cannot be accepted';
  // Whether there is a snapshot, and how old it is, differs from one working copy to the next.
  if (rule.startsWith('snapshot/')) return undefined;
  const checked = facts.parsed.policy !== null && facts.snapshot.state === 'found';
  if (!onlyHere || !checked || severityOf(facts.severities, rule, 'warning') === 'off') return undefined;
  return 'nothing in this policy is found by that rule';
}
