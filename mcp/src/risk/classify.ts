import type { Tool } from '../snapshot/model.ts';
import { claimsOf, loweringClaims, raisingClaims } from './annotation-evidence.ts';
import { catalogued, namesakes } from './catalogue.ts';
import { wordEvidence } from './evidence.ts';
import { heaviestFirst, judge, reasonFor, round } from './judge.ts';
import { compareLevels, levelOf } from './levels.ts';
import type { Risk, RiskContext, Signal } from './model.ts';

/**
 * Judges what a tool can do from its words alone: offline, deterministic, in time bounded by fixed limits whatever the server sent.
 * In this order: the user's word, the catalogue of published tools, the evidence. A server's own annotations may raise the
 * level; they lower it only when `context.trusted`. What nobody can tell is Execute, with a low confidence.
 */
export function classifyTool(tool: Tool, context: RiskContext = {}): Risk {
  const evidence = [...wordEvidence(tool, context), ...namesakes(tool.name, context)];
  const claims = claimsOf(tool.annotations);
  if (context.override !== undefined) return decided(context.override, 'user', 'set by you in config.json', evidence);
  const known = catalogued(tool.name, context);
  if (known !== undefined) return decided(known, 'catalogue', known.why, evidence);

  const trusted = context.trusted === true;
  const lowering = loweringClaims(claims, trusted);
  const risk = judge([...evidence, ...raisingClaims(claims), ...lowering.filter((signal) => signal.weight === 0)]);
  return trusted ? lowered(risk, lowering) : risk;
}

function decided(
  word: { readonly category: Risk['category']; readonly reason: string },
  source: 'user' | 'catalogue',
  why: string,
  evidence: readonly Signal[],
): Risk {
  const signal: Signal = { source, seen: word.category, category: word.category, weight: 1, why };
  return {
    category: word.category,
    level: levelOf(word.category),
    confidence: 1,
    reason: word.reason,
    signals: heaviestFirst([signal, ...evidence]),
  };
}

/** A trusted server's word: read-only makes it Read, not destructive makes Destructive into Write. Against strong evidence we stay in doubt. */
function lowered(risk: Risk, claims: readonly Signal[]): Risk {
  const signals = heaviestFirst([...risk.signals, ...claims]);
  const readOnly = claims.some((claim) => claim.category === 'Read');
  const category = readOnly ? 'Read' : risk.category === 'Destructive' && claims.length > 0 ? 'Write' : risk.category;
  if (
    category === risk.category ||
    compareLevels(levelOf(category), levelOf(risk.level === 'Low' ? 'Read' : risk.category)) >= 0
  ) {
    return { ...risk, signals };
  }
  const reason = readOnly ? reasonFor('Read', claims) : `${claims[0]?.why ?? ''}.`;
  return { category, level: levelOf(category), confidence: round(0.9 - risk.confidence * 0.5), reason, signals };
}
