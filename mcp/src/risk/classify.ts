import type { Tool } from '../snapshot/model.ts';
import { claimsOf, loweringClaims, raisingClaims } from './annotation-evidence.ts';
import { catalogued, namesakes } from './catalogue.ts';
import { wordEvidence } from './evidence.ts';
import { heaviestFirst, judge, round, sentence } from './judge.ts';
import { compareLevels, levelOf } from './levels.ts';
import type { Category, Risk, RiskContext, Signal } from './model.ts';

/**
 * Judges what a tool can do from its words alone: offline, deterministic, in time bounded by fixed limits whatever the server sent.
 * In this order: the user's word, the catalogue of published tools, the evidence. A server's own annotations may raise the
 * level; they lower it only when `context.trusted`. What nobody can tell is Execute, with a low confidence.
 */
export function classifyTool(tool: Tool, context: RiskContext = {}): Risk {
  const words = wordEvidence(tool, context);
  if (context.override !== undefined) return decided(context.override, 'user', 'set by you in config.json', words);
  const known = catalogued(tool.name, context);
  if (known !== undefined && !outgrown(known.category, words)) return decided(known, 'catalogue', known.why, words);

  const evidence = [...words, ...namesakes(tool.name, context)];
  const claims = claimsOf(tool.annotations);
  const trusted = context.trusted === true;
  const lowering = loweringClaims(claims, trusted);
  const raising = raisingClaims(claims, plainlyWrites(tool, words));
  if (!trusted) return judge([...evidence, ...raising, ...lowering]);
  return lowered(judge([...evidence, ...raising]), lowering);
}

/** Whether the name plainly says that the tool creates or changes something, and a description says nothing worse. */
function plainlyWrites({ description }: Tool, words: readonly Signal[]): boolean {
  const described = typeof description === 'string' && description.trim() !== '';
  const named = words.some(
    ({ source, category, weight }) => source === 'name' && category === 'Write' && weight >= 0.5,
  );
  return described && named && judge(words).category === 'Write';
}

/** Whether a published tool's words now plainly say worse than what was published: any server can take a known name. */
function outgrown(published: Category, words: readonly Signal[]): boolean {
  const now = judge(words);
  return compareLevels(now.level, levelOf(published)) > 0 && now.confidence >= 0.5;
}

function decided(
  word: { readonly category: Category; readonly reason: string },
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

/**
 * A trusted server's word: read-only makes it Read, not destructive makes Destructive into Write. Where strong evidence speaks
 * against the word, it counts, but leaves us in doubt.
 */
function lowered(risk: Risk, claims: readonly Signal[]): Risk {
  const signals = heaviestFirst([...risk.signals, ...claims]);
  const [claim] = claims;
  if (claim === undefined) return risk;
  const category = claim.category ?? (risk.category === 'Destructive' ? 'Write' : risk.category);
  if (category === risk.category) return { ...risk, signals };
  const confidence = round(claim.weight - risk.confidence * 0.5);
  return { category, level: levelOf(category), confidence, reason: sentence([claim.why]), signals };
}
