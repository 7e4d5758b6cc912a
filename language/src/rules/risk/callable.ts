import type { Severity, Span } from '@mcp-policy/engine';
import type { Category } from '@mcp-policy/mcp';
import { type Protection, protectionOf } from '../../judgement/protection.ts';
import { quoteName } from '../../words/quote.ts';
import { grounds } from '../../words/risk.ts';
import type { EntryInputs, RuleFinding } from '../contract.ts';

/** A judgement below this is told, but not as a warning. */
const sureEnough = 0.5;

/** How an entry's tool can be called, when some of its calls are allowed; undefined otherwise, or when its form is wrong. */
export function callable({
  entry,
  hidden,
  sharedCap,
}: EntryInputs): Extract<Protection, { kind: 'callable' }> | undefined {
  if (hidden || !entry.rules) return undefined;
  const protection = protectionOf(entry.rules, sharedCap);
  return protection.kind === 'callable' ? protection : undefined;
}

/**
 * The finding of a risk rule on an entry's key. `does` (`may`, where it is a guess) is what the tool does, `lets` what this
 * policy lets happen, `advice` what to do; between them stand the grounds of the judgement, which is one about names and words.
 */
export function riskFinding(
  { entry, risk, snapshotKnown }: EntryInputs,
  category: Category,
  words: { readonly does: string; readonly may: string; readonly lets: string; readonly advice: string },
  severity?: Severity,
): readonly RuleFinding[] {
  if (!risk || risk.category !== category) return [];
  const byName = snapshotKnown ? '' : ' Judged by the name alone: there is no snapshot to look it up in.';
  const guess = risk.confidence < sureEnough;
  const mild = guess && severity === undefined ? 'information' : severity;
  const says = `${guess ? `may ${words.may}` : words.does}, ${words.lets}`;
  return [
    {
      span: keyOf(entry.node.key),
      message: `${quoteName(entry.name)} ${says} (${risk.level} risk, ${grounds(risk)}).${byName} ${words.advice}`,
      ...(mild === undefined ? {} : { severity: mild }),
      data: { tool: entry.name, category },
    },
  ];
}

function keyOf({ offset, length }: Span): Span {
  return { offset, length };
}
