import { categories, compareCategories, levelOf } from './levels.ts';
import type { Category, Risk, Signal, SignalSource } from './model.ts';

/** A category applies from this strength on … */
const enough = 0.4;
/** … if it is not far behind the strongest. */
const share = 0.6;
/** How sure we are of a tool about which nothing is known. */
const unknownConfidence = 0.2;

/** Weighs signals: of the categories that apply, the most severe (docs/language.md, 4. Risk). */
export function judge(signals: readonly Signal[]): Risk {
  const strengths = new Map(categories.map((category) => [category, strengthOf(signals, category)]));
  const strength = (category: Category): number => strengths.get(category) ?? 0;
  const most = Math.max(...strengths.values());
  const applying = categories.filter((category) => strength(category) >= enough && strength(category) >= share * most);
  const category = pick(applying, strength);
  const ordered = heaviestFirst(signals);
  if (category === undefined) {
    return {
      category: 'Execute',
      level: levelOf('Execute'),
      confidence: unknownConfidence,
      reason: signals.some(({ category: seen, weight }) => seen !== undefined && weight > 0.1)
        ? 'Its name, description and arguments say too little of what it does, so it is taken for one that can do anything.'
        : 'Nothing in its name, description or arguments says what it does, so it is taken for one that can do anything.',
      signals: ordered,
    };
  }
  const confidence = strength(category) * (strength(category) / (strength(category) + doubt(signals, category)));
  return {
    category,
    level: levelOf(category),
    confidence: round(confidence),
    reason: reasonFor(category, ordered),
    signals: ordered,
  };
}

/**
 * How much the other categories speak against this one. A claim that the tool is not read-only speaks against Read alone, so claims
 * take no part; and what is graver than a change is often spelled with a verb that changes (`create_invoice`).
 */
function doubt(signals: readonly Signal[], category: Category): number {
  const words = signals.filter((signal) => signal.source !== 'annotation');
  const against = categories
    .filter((other) => other !== category)
    .map((other) => {
      const milder = other !== 'Read' && compareCategories(other, category) < 0;
      return strengthOf(words, other) * (milder ? 0.3 : 0.6);
    });
  return Math.max(...against);
}

/** The most severe; between Destructive and Financial, which are equally severe, the stronger. */
function pick(applying: readonly Category[], strength: (category: Category) => number): Category | undefined {
  return [...applying]
    .sort((a, b) => (levelOf(a) === levelOf(b) ? strength(a) - strength(b) : 0) || compareCategories(a, b))
    .at(-1);
}

/** Each source speaks once, by its heaviest signal; sources confirm each other. */
function strengthOf(signals: readonly Signal[], category: Category): number {
  if (!signals.some((signal) => signal.category === category)) return 0;
  const bySource = new Map<SignalSource, number>();
  for (const signal of signals) {
    if (signal.category === category)
      bySource.set(signal.source, Math.max(bySource.get(signal.source) ?? 0, signal.weight));
  }
  let left = 1;
  for (const weight of bySource.values()) left *= 1 - weight;
  return 1 - left;
}

/** A sentence from the heaviest reasons for the category: our words only, none of the server's. */
function reasonFor(category: Category, signals: readonly Signal[]): string {
  const why = heaviestFirst(signals)
    .filter((signal) => signal.category === category && signal.weight > 0.1)
    .slice(0, 2)
    .map((signal) => signal.why);
  return sentence(why);
}

export function sentence(parts: readonly string[]): string {
  const text = parts.join(', and ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

export function heaviestFirst(signals: readonly Signal[]): readonly Signal[] {
  return [...signals].sort((a, b) => b.weight - a.weight);
}

export function round(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}
