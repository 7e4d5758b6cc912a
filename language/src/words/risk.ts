import type { Risk } from '@mcp-policy/mcp';
import { plain } from './quote.ts';

/** How sure a judgement is, as people say it, with the figure: "likely (72 %)". */
export function sureness(confidence: number): string {
  const percent = `${Math.round(confidence * 100)} %`;
  if (confidence >= 0.85) return `quite sure (${percent})`;
  if (confidence >= 0.6) return `likely (${percent})`;
  return `a guess (${percent})`;
}

/** The grounds of a judgement in one clause of plain text: "quite sure (90 %): the name begins with «delete»". */
export function grounds(risk: Risk): string {
  const reasons = risk.signals
    .filter((signal) => signal.category === risk.category)
    .slice(0, 2)
    .map((signal) => plain(signal.why, 160));
  return reasons.length === 0 ? sureness(risk.confidence) : `${sureness(risk.confidence)}: ${together(reasons)}`;
}

/** What name and description say alike is said once. */
function together(reasons: readonly string[]): string {
  const [first = '', second = ''] = reasons;
  const isSame = first.replace(/^the name /, '') === second.replace(/^the description /, '');
  return isSame ? `${first}, and so does the description` : reasons.join('; ');
}
